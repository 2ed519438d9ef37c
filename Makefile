# Everything Candor is built, run and tested with. The work is in scripts/.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test release replay bench bench-analytics worlds soak screenshots clean

LISTEN ?= 127.0.0.1:8080
DATA ?= ./data
SCHEDULES ?= 200
STEPS ?= 500
DIALOGUES ?= 10000000

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: ## build and start Candor on 127.0.0.1:8080, data in ./data (LISTEN=, DATA=)
	@scripts/need.sh rust web
	@scripts/build-web.sh
	cargo build --profile quick --package candor
	@exec "$${CARGO_TARGET_DIR:-target}/quick/candor" serve --listen $(LISTEN) --data $(DATA)

test: ## all tests on SQLite and PostgreSQL, in a real browser too (ONLY="web-test rust-test")
	@scripts/test.sh $(ONLY)

release: ## the binary to ship: target/release/candor
	@scripts/need.sh rust web
	@scripts/build-web.sh --force
	cargo build --release --package candor
	@ls -lh "$${CARGO_TARGET_DIR:-target}/release/candor"

replay: ## 2,500 real dialogues through the public API, on both engines, every figure recounted
	@scripts/bench.sh replay

worlds: ## the two-worlds test at length: what operators see, byte for byte (SCHEDULES=200 STEPS=500)
	@CANDOR_TEST_SCHEDULES=$(SCHEDULES) CANDOR_TEST_STEPS=$(STEPS) scripts/postgres.sh \
	  cargo test -p candor --test it two_worlds -- --nocapture

soak: ## kill -9 at random moments, 50 times, on both engines
	@scripts/bench.sh kill

bench: ## speed and memory beside raw yardsticks, into docs/BENCHMARKS.md
	@scripts/bench.sh bench

bench-analytics: ## analytics over 10 million dialogues, import of a million, into docs/BENCHMARKS.md (DIALOGUES=)
	@scripts/bench.sh analytics --dialogues $(DIALOGUES)

screenshots: ## every screen at three widths, light and dark, English and Arabic: build/screenshots
	@scripts/screenshots.sh

clean: ## remove what was built; ./data stays
	rm -rf build web/dist web/node_modules e2e/node_modules
	cargo clean
