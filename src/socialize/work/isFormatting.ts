const formatting =
	/\b(?:re-?format(?:s|ted|ting)?|formatting|auto-?format\w*|(?:run|apply|applied|running|use)\b.{0,20}\b(?:prettier|black|gofmt|rustfmt|clang-format|spotless|ktlint|biome|ruff format|yapf|scalafmt|google-java-format|eslint --fix|standardrb|rubocop)|white-?space|re-?indent\w*|indentation|line[ -](?:ends|endings)|crlf|cargo fmt|go fmt|trailing spaces?)\b/i;
const other =
	/\b(?:format(?:ting|ted)? (?:of|for|in|error|bug|date|number|string|output|message)|fix(?:es|ed)?\b.*\bbug|parser?|support|add(?:s|ed)?)\b/i;

/** Whether the first line of a commit's message says that it changed the layout of code alone. */
export function isFormatting(subject: string): boolean {
	return formatting.test(subject) && !other.test(subject);
}
