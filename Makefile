# `make` lists what there is. Every target installs the Debian packages that it needs and that are missing.

PREFIX ?= /usr/local
# With colours in messages, the build on a terminal differs from the one into a file, and each undoes the other.
plain = --no-color-diagnostics
release = swift build $(plain) --configuration release --product heygen-tui

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# Looked at before the build, which takes minutes the first time. With arguments the program itself knows what it needs.
.PHONY: run
run: ## build and open the composer; ARGS="…" passes arguments
	@$(if $(ARGS),:,{ test -t 0 && test -t 1; }) || \
	  { echo 'make run: the composer needs a terminal; standard input or output is none' >&2; exit 1; }
	@tools/install-packages run
	$(release)
	@exec "$$($(release) --show-bin-path)/heygen-tui" $(ARGS)

.PHONY: build
build: ## build the release
	@tools/install-packages run
	$(release)

.PHONY: test
test: ## lint, build and run all tests; FILTER=name for some of them
	@tools/install-packages test
	tools/lint
	swift build $(plain) --build-tests
	tools/run-tests $(if $(FILTER),--filter '$(FILTER)')

.PHONY: bench
bench: ## measure what a key press costs, and how quickly drafts are rendered
	@tools/install-packages run
	swift run $(plain) --configuration release Benchmarks

.PHONY: trial
trial: ## follow 10000 renders on a server that fails, and kill the program hundreds of times; TRIAL="kills 50" for one
	@tools/install-packages test
	$(release)
	swift run $(plain) --configuration release Trial $(TRIAL)

.PHONY: snapshots
snapshots: ## rewrite the snapshots of the tests; git diff shows what changed
	@tools/install-packages test
	swift build $(plain) --build-tests
	UPDATE_SNAPSHOTS=1 tools/run-tests $(if $(FILTER),--filter '$(FILTER)')

.PHONY: lint
lint: ## check format and house rules
	tools/lint

.PHONY: format
format: ## format the sources in place
	swift format --in-place --parallel --recursive Sources Tests Package.swift

.PHONY: screenshots
screenshots: ## photograph the program in a terminal, into screenshots/; SHOTS="…" for some
	@tools/install-packages screenshots
	$(release)
	tools/screenshots $(SHOTS)

# Where man and the shells look for what the program says of itself.
share = $(DESTDIR)$(PREFIX)/share
manual = $(share)/man/man1
bash = $(share)/bash-completion/completions
zsh = $(share)/zsh/site-functions
fish = $(share)/fish/vendor_completions.d
binary = .build/release/heygen-tui

# Under sudo what was built before is installed: root's PATH has no swift, and its files in .build would be in the way.
.PHONY: install
install: $(if $(and $(SUDO_USER),$(wildcard $(binary))),,build) ## install program, manual and completions below PREFIX, /usr/local by default; DESTDIR goes before
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(manual)" "$(bash)" "$(zsh)" "$(fish)"
	install -m 755 "$(binary)" "$(DESTDIR)$(PREFIX)/bin/heygen-tui"
	"$(binary)" man >"$(manual)/heygen-tui.1"
	"$(binary)" completion bash >"$(bash)/heygen-tui"
	"$(binary)" completion zsh >"$(zsh)/_heygen-tui"
	"$(binary)" completion fish >"$(fish)/heygen-tui.fish"

.PHONY: uninstall
uninstall: ## remove what install has put below PREFIX
	rm -f "$(DESTDIR)$(PREFIX)/bin/heygen-tui" "$(manual)/heygen-tui.1" \
	  "$(bash)/heygen-tui" "$(zsh)/_heygen-tui" "$(fish)/heygen-tui.fish"

.PHONY: clean
clean: ## remove what was built
	swift package clean
