import { baseName, type RepoPath } from "../../core/repoPath.ts";

/** What a file is there for, by its path. */
export type FileRole =
	| "code"
	| "test"
	| "docs"
	/** Names direct dependencies. */
	| "manifest"
	/** Says how the code is built, checked, deployed or stored. */
	| "configuration"
	/** Not written by people, not here, or without a why. */
	| "none";

const foreign =
	/(?:^|\/)(?:node_modules|vendor|vendored|third[_-]?party|external|bower_components|deps|dist|out|target|generated|gen|__generated__|__snapshots__|snapshots?|testdata|fixtures?|__fixtures__|\.yarn|\.vscode|\.idea|\.devcontainer|\.github(?!\/(?:workflows|actions)\/)|\.codesandbox|\.changeset|changelog_unreleased|\.tacit)\//i;
const generated =
	/(?:\.min\.(?:js|css)|\.snap|\.pb\.go|_pb2?\.(?:py|js|ts)|next-env\.d\.ts|\.generated\.\w+|_generated\.\w+|\.g\.(?:dart|cs)|\.designer\.cs|\.map|\.lock|\.lockb|\.sum|\.svg|\.po|\.pot|\.csv|\.tsv|\.ipynb|\.patch|\.diff|\.api|\.d\.ts\.map)$/i;
const locks =
	/^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|cargo\.lock|gemfile\.lock|composer\.lock|go\.sum|gradle\.lockfile|flake\.lock|cspell.*|renovate\.json5?|dependabot\.ya?ml|labeler\.ya?ml|funding\.ya?ml|\.mailmap|contributors.*|authors.*|\.all-contributorsrc|.*sizes?\.json)$/i;
const manifest =
	/^(?:package\.json|pyproject\.toml|setup\.cfg|setup\.py|pipfile|requirements[\w.-]*\.(?:txt|in)|go\.mod|cargo\.toml|gemfile|.*\.gemspec|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/i;
const docs =
	/\.(?:md|mdx|markdown|rst|adoc|txt|html?|tex|pod|1|css|scss|less|sass|pdf)$/i;
const docsFolder =
	/(?:^|\/)(?:docs?|website|examples?|samples?|demos?|blog|tutorials?|playground|sites?|i18n|locales?)\//i;
const test =
	/(?:^|\/)(?:tests?|__tests__|__testfixtures__|specs?|e2e|testing|integration[-_]tests?|mocks?|__mocks__|cypress|benchmarks?|bench)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:test|tests|spec|e2e|test-d|bench)\.\w+$|(?:Tests?|Spec|IT|Benchmark)\.(?:java|kt|cs|scala|swift|php)$|(?:^|\/)\w*[tT]est(?:Common|Jvm|Kit)?\//;
const configurationName =
	/^(?:dockerfile.*|containerfile|docker-compose.*|compose\.ya?ml|(?:gnu)?makefile(?:\.\w+)?|cmakelists\.txt|jenkinsfile|procfile|tsconfig.*\.json|\.?eslint.*|\.prettierrc.*|biome\.jsonc?|babel\.config.*|\.babelrc.*|(?:webpack|rollup|vite|vitest|jest|tsup|esbuild|playwright|karma|metro|svelte|next|nuxt|postcss|tailwind)\.config.*|tox\.ini|noxfile\.py|pytest\.ini|mypy\.ini|\.flake8|\.pylintrc|\.coveragerc|\.golangci.*|\.goreleaser.*|\.pre-commit-config\.yaml|\.readthedocs\.ya?ml|\.travis\.yml|\.gitlab-ci\.yml|appveyor\.yml|azure-pipelines.*|codecov\.yml|\.codecov\.yml|\.npmrc|\.yarnrc.*|gradle\.properties|settings\.gradle.*|rustfmt\.toml|clippy\.toml|\.clang-.*|detekt.*\.yml|turbo\.json|nx\.json|lerna\.json|netlify\.toml|vercel\.json|fly\.toml|schema\.(?:sql|prisma|graphql)|\.swcrc)$/i;
const configurationPlace =
	/(?:^|\/)(?:\.github\/workflows|\.github\/actions|\.circleci|\.buildkite|k8s|kubernetes|helm|charts|terraform|ansible|migrations?|buildsrc)\/|\.(?:tf|sql|prisma|proto)$/i;
const code =
	/\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|rb|go|rs|java|kts?|scala|groovy|c|h|cc|cpp|cxx|hpp|hh|m|mm|swift|cs|fs|php|pl|pm|lua|tcl|sh|bash|zsh|ps1|ex|exs|erl|hs|ml|clj|cljs|dart|r|jl|zig|nim|el|vim|asm|s|conf|cfg|ini|toml|ya?ml|json5?|gradle)$/i;

const translation =
	/(?:^|\/)(?:intl|langs?|translations?|l10n|locales?|i18n|messages)\/.*\.(?:json|ya?ml|php|properties)$/i;

/** The role of the file at a path; the first that fits. */
export function fileRole(path: RepoPath): FileRole {
	const name = baseName(path);
	if (locks.test(name) || generated.test(name) || foreign.test(path))
		return "none";
	if (translation.test(path)) return "none";
	if (manifest.test(name))
		return docsFolder.test(path) || test.test(path) ? "none" : "manifest";
	if (configurationName.test(name) || configurationPlace.test(path)) {
		if (test.test(path)) return "test";
		return docsFolder.test(path) ? "docs" : "configuration";
	}
	if (docs.test(name) || docsFolder.test(path)) return "docs";
	if (test.test(path)) return "test";
	return code.test(name) ? "code" : "none";
}
