//! The independent count: every figure of the Live Chat answer, computed again from the journals. Written
//! from PRODUCT §4–§5 and the public contract alone; it shares no line with the server.

mod compare;
pub mod facts;
mod figures;
mod intervals;
mod question;

pub use compare::differences;
pub use facts::{Fact, Form, Open};
pub use figures::{Names, answer};
pub use question::Question;
