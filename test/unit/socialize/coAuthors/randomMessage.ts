import fc from "fast-check";

const line = fc.oneof(
	fc.constantFrom(
		"Back off longer",
		"It hammered the server.",
		"Note: not what it seems",
		"Co-authored-by: Lin <lin@example.org>",
		"co-authored-by: Max Ernst <MAX@example.org>",
		"Co-authored-by: nameless",
		"Co-authored-by:",
		"Signed-off-by: Ada Lovelace <ada@example.org>",
		"(cherry picked from commit 0123456789abcdef)",
		"Reviewed-by : Lin",
		" goes on",
		"\tgoes on",
		"# a comment",
		"; another",
		"#123",
		"- item: one",
		"https://example.org/a",
		"---",
		"Conflicts:",
		"\tsrc/a.ts",
		"# ------------------------ >8 ------------------------",
		"  ",
	),
	fc.constantFrom("", "", ""),
);

/** Commit messages of all kinds, whole and half-written. */
export const randomMessage = fc
	.tuple(
		fc.array(line, { maxLength: 14 }),
		fc.constantFrom("\n", "\n", "\n", "\r\n"),
		fc.boolean(),
	)
	.map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ""));
