//! Black box: the whole program on a manual clock and seeded ids, on real sockets and real databases. One
//! binary; every test that touches data runs on both engines.

mod archive;
mod chats;
mod desk;
mod erasure;
mod export;
mod hours;
mod http;
mod layering;
mod look;
mod mail;
mod narrow;
mod openapi;
mod oracle;
mod page_api;
mod people;
mod quality_control;
mod rating;
mod review;
mod sockets;
mod statements;
mod tags;
mod testing;
mod trial;
mod two_worlds;
mod webhooks;
mod working_time;
mod worlds;
