//! Rating: requests, forms, scores and the settings behind them. Its tables, topics and types are its own;
//! the desk sees nothing of them.

pub mod request;
