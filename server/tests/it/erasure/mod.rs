//! Erasing a visitor, retention, the export of a visitor: what is gone is gone from everywhere, and no figure
//! moves (PRODUCT §5, RELIABILITY P1–P4).

mod erase;
mod export;
mod interrupted;
mod live;
mod races;
mod retention;
mod scan;
mod scene;
