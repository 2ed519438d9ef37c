//! The product's intervals against published worked examples, to their printed digits, and against a
//! computation with forty decimal places.

use candor::analytics::intervals::{newcombe, wilson};

use super::big::Big;
use super::dice::Dice;

fn printed(x: f64, digits: usize) -> String {
    format!("{x:.digits$}")
}

/// Part, n, low, high.
#[test]
fn wilson_gives_what_was_published() {
    for (source, part, n, low, high) in [
        // R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods,
        // Statistics in Medicine 17 (1998), 857–872, table I, method 3.
        ("Newcombe 1998a", 81, 263, "0.2553", "0.3662"),
        ("Newcombe 1998a", 15, 148, "0.0624", "0.1605"),
        ("Newcombe 1998a", 0, 20, "0.0000", "0.1611"),
        ("Newcombe 1998a", 1, 29, "0.0061", "0.1718"),
        // M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 2,
        // data of Ligarden et al. 2010; the numbers as printed by the book's R package contingencytables.
        ("Fagerland 2017", 13, 16, "0.5699", "0.9341"),
    ] {
        let share = wilson(part, n).unwrap();
        let given = (printed(share.low, 4), printed(share.high, 4));
        assert_eq!(given, (low.to_owned(), high.to_owned()), "{source}: {part} of {n}");
    }
}

#[test]
fn newcombe_gives_what_was_published() {
    for (source, a, b, low, high) in [
        // R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of
        // eleven methods, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
        ("Newcombe 1998b (a)", (56, 70), (48, 80), "0.0524", "0.3339"),
        ("Newcombe 1998b (b)", (9, 10), (3, 10), "0.1705", "0.8090"),
        ("Newcombe 1998b (c)", (6, 7), (2, 7), "0.0582", "0.8062"),
        ("Newcombe 1998b (d)", (5, 56), (0, 29), "-0.0381", "0.1926"),
        ("Newcombe 1998b (e)", (0, 10), (0, 20), "-0.1611", "0.2775"),
        ("Newcombe 1998b (f)", (0, 10), (0, 10), "-0.2775", "0.2775"),
        ("Newcombe 1998b (g)", (10, 10), (0, 20), "0.6791", "1.0000"),
        ("Newcombe 1998b (h)", (10, 10), (0, 10), "0.6075", "1.0000"),
        // Fagerland, Lydersen, Laake 2017 (as above), chapter 4, data of Perondi et al. 2004.
        ("Fagerland 2017", (7, 34), (1, 34), "0.0189", "0.3404"),
    ] {
        let given = newcombe(wilson(a.0, a.1), wilson(b.0, b.1)).unwrap();
        let given = (printed(given.low, 4), printed(given.high, 4));
        assert_eq!(given, (low.to_owned(), high.to_owned()), "{source}");
    }
}

/// Decimal places.
const PLACES: usize = 40;

fn one() -> Big {
    Big::parse(&format!("1{}", "0".repeat(PLACES)))
}

/// 1.959963984540054235524594430520551527955550…: the 97.5 % point of the standard normal distribution.
fn z() -> Big {
    Big::parse("19599639845400542355245944305205515279555")
}

/// Low, share and high of `part` of `n`, as integers over 10^40:
/// `(2x + z² ∓ z √(z² + 4x(1 − x/n))) / 2(n + z²)`.
fn exact(part: i64, n: i64) -> [Big; 3] {
    let number = |n: i64| Big::of(u128::try_from(n).unwrap());
    let (x, total, one, z) = (number(part), number(n), one(), z());
    let z2 = z.times(&z).over(&one);
    let rest = one.times(&number(4 * part * (n - part))).over(&total);
    // √(a/10^40) over 10^40 is √(a·10^40).
    let root = z2.plus(&rest).times(&one).root();
    let half = z.times(&root).over(&one);
    let centre = x.times(&one).times(&number(2)).plus(&z2);
    let whole = total.times(&one).plus(&z2).times(&number(2));
    // At 0 the two are the same number but for the last place.
    let low = if half < centre { centre.minus(&half) } else { number(0) };
    let bound = |top: Big| top.times(&one).over(&whole);
    [bound(low), x.times(&one).over(&total), bound(centre.plus(&half))]
}

fn float(big: &Big) -> f64 {
    big.to_f64() / one().to_f64()
}

fn near(given: f64, exact: f64, what: &str) {
    assert!((given - exact).abs() < 1e-9, "{what}: {given} is not {exact}");
}

/// Every share of small sets, and random ones up to a hundred million.
fn shares() -> Vec<(i64, i64)> {
    let mut all: Vec<(i64, i64)> = (1..=12).flat_map(|n| (0..=n).map(move |x| (x, n))).collect();
    let mut dice = Dice::new(11);
    for n in [30, 100, 1_000, 65_537, 1_000_000, 100_000_000] {
        all.extend([(0, n), (1, n), (n - 1, n), (n, n)]);
        all.extend((0..4).map(|_| (dice.between(0, n), n)));
    }
    all
}

#[test]
fn wilson_agrees_with_forty_places() {
    for (part, n) in shares() {
        let [low, middle, high] = exact(part, n);
        let given = wilson(part, n).unwrap();
        let what = format!("{part} of {n}");
        near(given.low, float(&low), &what);
        near(given.share, float(&middle), &what);
        near(given.high, float(&high), &what);
        assert!(0.0 <= given.low && given.low <= given.share);
        assert!(given.share <= given.high && given.high <= 1.0);
    }
}

#[test]
fn newcombe_agrees_with_forty_places() {
    let all: Vec<((i64, i64), [Big; 3])> =
        shares().into_iter().map(|(part, n)| ((part, n), exact(part, n))).collect();
    let square = |a: &Big, b: &Big| {
        let distance = if a < b { b.minus(a) } else { a.minus(b) };
        distance.times(&distance)
    };
    let mut dice = Dice::new(12);
    for _ in 0..400 {
        let (a, [la, pa, ua]) = dice.of(&all).clone();
        let (b, [lb, pb, ub]) = dice.of(&all).clone();
        let below = float(&square(&pa, &la).plus(&square(&ub, &pb)).root());
        let above = float(&square(&ua, &pa).plus(&square(&pb, &lb)).root());
        let difference = if pa < pb { -float(&pb.minus(&pa)) } else { float(&pa.minus(&pb)) };
        let given = newcombe(wilson(a.0, a.1), wilson(b.0, b.1)).unwrap();
        let what = format!("{a:?} − {b:?}");
        near(given.diff, difference, &what);
        near(given.low, difference - below, &what);
        near(given.high, difference + above, &what);
        let clear = difference - below > 0.0 || difference + above < 0.0;
        assert_eq!(given.clear, clear, "{what}");
    }
}

#[test]
fn of_nothing_there_is_no_interval() {
    assert_eq!(wilson(0, 0), None);
    assert_eq!(newcombe(wilson(1, 2), None), None);
    assert_eq!(newcombe(None, wilson(1, 2)), None);
}
