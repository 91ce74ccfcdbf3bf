# SPDX-License-Identifier: Apache-2.0
# Each target is one line of tools/; CONTRIBUTING.md says more. A second run starts at once.
.PHONY: build demo test bench parity check clean

build:   ## the program build/bede and its data build/bede.pack
	@tools/build

demo: build   ## a report of ours, as the program sees it
	@tools/demo

test:   ## build, then every test; the last line counts them
	@tools/test

bench:   ## the language step beside spaCy, on one core
	@bench/language

parity: build   ## the language runtime against spaCy itself
	@tests/parity/run

check:   ## what a change must pass before review: format, then make test
	@tools/check

clean:
	@rm -rf build build-*
