/** What silences a tool, or marks code as unfinished. */
export interface SuppressionForm {
	readonly kind: "suppression" | "mark";
	/**
	 * Matches it at the beginning of a comment's line, without the comment's mark: its name in the group `name`, the rules
	 * that it names in `rules`. What follows is the reason.
	 */
	readonly pattern: RegExp;
}

/** Names of rules, with commas or spaces between. */
const list = "[\\w@./:*-]{1,80}(?:, ?[\\w@./:*-]{1,80}){0,30}";

/** The forms, those first that others begin like. */
export const suppressionForms: readonly SuppressionForm[] = [
	suppression(
		`(?<name>(?:eslint|oxlint|stylelint|tslint:|rubocop:|swiftlint:|scalastyle:|phpcs:|deno-lint-)-?(?:disable(?:[-:](?:next-line|line|previous|this|next|file))?|ignore(?:-file|Line|File)?|off|todo))\\b(?:[: ](?! *--) ?(?<rules>${list}))?`,
	),
	suppression("(?<name>@ts-(?:ignore|expect-error|nocheck))\\b"),
	suppression(
		"(?<name>biome-ignore(?:-all|-start|-end)?) (?<rules>[\\w/]{1,80})",
	),
	suppression(
		"(?<name>(?:(?:ruff|flake8): ?)?noqa)\\b(?:: ?(?<rules>[A-Z]{1,9}\\d{1,6}(?:[, ]+[A-Z]{1,9}\\d{1,6}\\b){0,30}))?",
	),
	suppression(
		"(?<name>(?:type|pyright|mypy|ty|pyre): ?ignore(?:-errors)?)(?:\\[(?<rules>[^\\]]{0,200})\\])?",
	),
	suppression(
		`(?<name>pylint: ?(?:disable|skip-file)(?:-next)?) ?=? ?(?<rules>${list})?`,
	),
	suppression(`(?<name>nolint)\\b(?:: ?(?<rules>${list}))?`),
	suppression("(?<name>lint:(?:ignore|file-ignore)) (?<rules>\\S{1,80})"),
	suppression(
		"(?<name>NOLINT(?:NEXTLINE|BEGIN|END)?)\\b(?:\\((?<rules>[^)]{0,200})\\))?",
	),
	suppression("(?<name>NOSONAR)\\b(?:\\((?<rules>[^)]{0,200})\\))?"),
	suppression(
		"(?<name>#? ?nosec)\\b(?: (?<rules>[GB]\\d{3}(?:[, ]+[GB]\\d{3}){0,20}))?",
	),
	suppression("(?<name>noinspection) (?<rules>[\\w,]{1,200})"),
	suppression("(?<name>shellcheck disable) ?= ?(?<rules>[\\w,]{1,200})"),
	suppression("(?<name>hadolint ignore) ?= ?(?<rules>[\\w,]{1,200})"),
	suppression(
		"(?<name>@(?:phpstan|psalm)-(?:ignore(?:-next-line|-line)?|suppress))\\b(?: (?<rules>[\\w.]{1,80}(?:, ?[\\w.]{1,80}){0,20}))?",
	),
	suppression("(?<name>prettier-ignore(?:-start|-end|-attribute)?)\\b"),
	suppression(
		"(?<name>(?:istanbul|c8|v8|node:coverage) ?ignore(?: (?:next|if|else|file|start|stop)(?: \\d{1,4})?)?)\\b",
	),
	suppression("(?<name>pragma: ?no (?:cover|branch))\\b"),
	suppression(
		"(?<name>fmt: ?(?:off|skip)|yapf: ?disable|clang-format off|@formatter:off|isort: ?skip)\\b",
	),
	mark("(?<name>TODO|FIXME|HACK|XXX)\\b(?:\\([^()]{0,80}\\))?"),
	mark("@(?<name>todo|fixme)\\b"),
];

function suppression(source: string): SuppressionForm {
	return { kind: "suppression", pattern: new RegExp(`^${source}`) };
}

function mark(source: string): SuppressionForm {
	return { kind: "mark", pattern: new RegExp(`^(?:[-*] )?${source}`) };
}

/** The same where they stand in the code itself, with the argument in the group `rules`. */
export const codeSuppressions: readonly RegExp[] = [
	/(?<name>@(?:file:)?Suppress(?:Warnings|Lint)?)\((?<rules>[^()]{0,400})\)/g,
	/(?<name>#!?\[(?:allow|expect))\((?<rules>[^\]]{0,400})\)\]/g,
	/(?<name>#pragma warning (?:disable\b|\( ?disable:?))(?<rules>[^\r\n)/]{0,200})/g,
	/(?<name>#pragma (?:GCC|clang) diagnostic ignored) ?(?<rules>"[^"\r\n]{0,80}")/g,
	/(?<name>\[(?:assembly: ?)?SuppressMessage)\((?<rules>[^\]]{0,600})\)\]/g,
];
