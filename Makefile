# Graph OLAP: every task, one line each: make help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Everything that needs Java runs through here; a JDK 25 is looked for in the usual places.
JDK := export JAVA_HOME="$$(deploy/local/bin/find-jdk)"; JAVA="$$JAVA_HOME/bin/java";
# Extra arguments for Maven, e.g. make test MVN_ARGS=-o
MVN_ARGS ?=
MVN := ./mvnw -q $(MVN_ARGS)
# Test runs say how many tests they ran.
MVN_TEST := ./mvnw $(MVN_ARGS)
# Extra arguments for the launcher, e.g. make demo ARGS="--state-dir /tmp/graph-olap"
ARGS ?=
LAUNCHER := deploy/local/target/launcher/launcher.jar
LAUNCH = $(JDK) "$$JAVA" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar $(LAUNCHER)

SOURCES = $(shell find pom.xml common control-plane export-worker import-scheduler wrapper-gateway deploy/pom.xml deploy/local deploy/baseline deploy/bench \
  -name target -prune -o -path '*/src/test' -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml \) -print)
BUILT := deploy/local/target/.built
TRAINED := deploy/local/target/.trained

.PHONY: help demo up up-observability doctor down status logs test test-slow test-observability test-sdk test-notebooks fuzz networkx check bench format build train settle clean native-sources

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-19s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: train ## Run the main job on real data: starts what is needed, checks the answers, stops it again
	@$(LAUNCH) demo $(ARGS)

up: train ## Start the whole stack, print its addresses, leave it running
	@$(LAUNCH) up $(ARGS)

up-observability: train ## Start the whole stack and a Prometheus that reads it, until Ctrl-C (needs prometheus, Python)
	@$(JDK) deploy/prometheus/observe.py up --java "$$JAVA" --launcher $(LAUNCHER) $(ARGS)

doctor: ## Check this machine and the stack that is up; say what is wrong and what to do
	@deploy/local/bin/doctor $(ARGS)

down: ## Stop the stack
	@if [ -f $(LAUNCHER) ]; then $(LAUNCH) down $(ARGS); else echo "Nothing is built, so nothing is up."; fi

status: ## Show every process of the stack: port, memory, health
	@if [ -f $(LAUNCHER) ]; then $(LAUNCH) status $(ARGS); else echo "Nothing is built, so nothing is up."; exit 1; fi

logs: ## Show the logs; one part, going on: make logs ARGS="control-plane -f"
	@if [ -f $(LAUNCHER) ]; then $(LAUNCH) logs $(ARGS); else echo "Nothing is built, so there are no logs."; exit 1; fi

test: settle ## Run every test, generated requests, then the whole platform as processes (under 20 minutes)
	@deploy/networkx/install || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@sdk/test unit || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@$(JDK) $(MVN_TEST) -T 2 --fail-at-end -Dquarkus.package.jar.type=aot-jar -Dexcluded.tags=e2e,slow verify
	@touch $(BUILT)
	@$(MAKE) train
	@deploy/fuzz/run quick || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@$(JDK) $(MVN_TEST) -Dquick -Dgroups=e2e -Dexcluded.tags= -pl deploy/local -am test

test-observability: train ## Test every alert; run the demo under Prometheus, ask every query of every dashboard
	@deploy/prometheus/check || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@deploy/grafana/check || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@$(JDK) deploy/prometheus/observe.py test --java "$$JAVA" --launcher $(LAUNCHER) $(ARGS) || { status=$$?; [ $$status = 77 ] || exit $$status; }

test-slow: train ## Run what takes long: tests tagged "slow", 20,000 generated requests (needs Python)
	@$(JDK) $(MVN_TEST) -Dquick -Dgroups=slow -Dexcluded.tags= test
	@deploy/fuzz/run slow
	@sdk/test networkx || { status=$$?; [ $$status = 77 ] || exit $$status; }

test-sdk: train ## Run the tests of the Python SDK, then those against a platform of their own (needs Python 3.11)
	@sdk/test

test-notebooks: train ## Run every notebook of the SDK on a platform of its own, check what it says (needs Python 3.11)
	@sdk/test notebooks

fuzz: train ## Send 1,000 generated requests to a control plane, hold its answers against the document (needs Python)
	@deploy/fuzz/run quick

networkx: ## Install NetworkX for the functions that instances leave to it (needs Python 3.11 and PyPI once)
	@deploy/networkx/install

check: ## Format, static checks, everything compiled, the quick tests (under 4 minutes; before a commit)
	@$(JDK) $(MVN_TEST) -T 1C -Dexcluded.tags=wiring,e2e,slow test

bench: train ## Run the benchmarks, as ratios with their bars: make bench ARGS="algorithms --repetitions 9"
	@deploy/networkx/install || { status=$$?; [ $$status = 77 ] || exit $$status; }
	@$(JDK) exec "$$JAVA" -Xmx4g --sun-misc-unsafe-memory-access=allow -Dgraph-olap.launcher=$(LAUNCHER) -jar deploy/bench/target/bench/bench.jar $(ARGS)

format: ## Format all sources
	@$(JDK) $(MVN) spotless:apply

build: $(BUILT) ## Build what has changed

train: $(TRAINED) ## Renew the start-up caches of the JVMs if the jars have changed

$(BUILT): $(SOURCES)
	@$(MAKE) settle
	@echo "Building; the first time takes some minutes."
	@$(JDK) $(MVN) -T 1C -Dquick -DskipTests -Dquarkus.package.jar.type=aot-jar package
	@touch $@

# Without its caches the platform works as well, only slower: a training that fails stops nobody.
$(TRAINED): $(BUILT)
	@if $(LAUNCH) train; then touch $@; else echo "Going on without start-up caches."; fi

# Jars must not change under a running stack.
settle:
	@if [ -f .state/stack.json ] && [ -f $(LAUNCHER) ]; then echo "The build changes: stopping the stack."; $(LAUNCH) down; fi

native-sources: ## Run all native build steps short of the native compiler, for all five services
	@$(JDK) $(MVN) -Dquick -DskipTests -Dquarkus.native.enabled=true -Dquarkus.native.sources-only=true package
	@rm -f $(BUILT) # the jars were packaged anew, for another purpose

clean: down ## Stop the stack; remove everything built and all local state
	@find . -name target -type d -prune -exec rm -rf {} +
	@rm -rf .state
