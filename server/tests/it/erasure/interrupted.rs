//! The program is killed in the middle of an erasure: what was ordered is carried out after the next start.

use candor::store::erasure::{self, Due};
use rstest::rstest;

use super::scan;
use super::scene::{SAID_OF_HER, Scene, VERAS};
use crate::testing::Engine;

/// How far it had come.
#[derive(Clone, Copy, Debug)]
enum After {
    TheOrder,
    TheBytes,
    HalfADialogue,
    ADialogue,
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_goes_on_after_the_next_start(
    #[case] engine: Engine,
    #[values(After::TheOrder, After::TheBytes, After::HalfADialogue, After::ADialogue)]
    so_far: After,
) {
    let scene = Scene::new(engine).await;
    let figures = scene.figures().await;
    let all: Vec<&str> = VERAS.into_iter().chain(SAID_OF_HER).collect();
    let (visitor, now) = (scene.vera.id, scene.s.p.app.now());
    let mut conn = scene.s.p.app.db.read().await.expect("a connection");
    let due: Vec<Due> = erasure::due_of(&mut conn, visitor, 1).await.expect("a dialogue");
    let named = erasure::files_in(&mut conn, &[due[0].id]).await.expect("files");
    drop(conn);
    assert_eq!(named.len(), 2);
    if !matches!(so_far, After::TheOrder) {
        // The bytes go first, always.
        for id in &named {
            let path = candor::desk::attach::path(&scene.s.p.app, *id);
            std::fs::remove_file(path).expect("the bytes");
        }
    }
    scene
        .s
        .p
        .app
        .db
        .write(move |tx| {
            let (due, named) = (due[0], named.clone());
            Box::pin(async move {
                erasure::order(tx, visitor, now).await?;
                match so_far {
                    After::TheOrder | After::TheBytes => Ok(()),
                    After::HalfADialogue => {
                        erasure::files(tx, &named).await?;
                        erasure::messages(tx, due.id, 0, 1).await
                    }
                    After::ADialogue => {
                        erasure::files(tx, &named).await?;
                        erasure::messages(tx, due.id, 0, due.last_seq).await?;
                        erasure::card(tx, due.id).await
                    }
                }
            })
        })
        .await
        .expect("a part of it");
    assert!(!scan::kept(&scene.s.p, &all).await.is_empty());

    let scene = scene.restart().await;
    scene.s.p.run_jobs().await;
    assert_eq!(scan::kept(&scene.s.p, &all).await, Vec::<String>::new());
    assert_eq!(scene.figures().await, figures);
    assert_eq!(scene.vera.get("/api/v1/widget/messages").await.status, 401);
    // Nothing is left to do.
    let mut conn = scene.s.p.app.db.read().await.expect("a connection");
    assert_eq!(erasure::unfinished(&mut conn, 10).await.expect("none"), []);
}
