import fc from "fast-check";
import type { AnchorInfo } from "../../../../src/core/anchor/infoString.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

/** Names that files really have, and names that no file should have. */
const name = fc
	.oneof(
		fc.constantFrom(
			"token.ts",
			"-rf",
			"--help",
			"a b.ts",
			" lead",
			"trail ",
			"100%.ts",
			"%41.ts",
			"%zz",
			'it\'s "quoted".ts',
			"`tick`.ts",
			"~tilde",
			"R&D;.ts",
			"&amp;.ts",
			"back\\slash",
			"a=b",
			"line\nbreak\r.ts",
			"tab\tname",
			"größe.ts",
			"林志玲.py",
			"👨‍👩‍👧.md",
			"zero\u200bwidth",
			"right\u202eleft",
			"no\u00a0break",
			"\u2028",
			"...",
			".hidden",
			"tacit",
			"C:",
			"C:\\x",
			"\\x",
			"file=x",
		),
		fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
		fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
	)
	.map((text) => text.replace(/[/\0]/g, "_"))
	.filter((text) => text !== "." && text !== ".." && !/^\.git$/i.test(text));

/** A folder of the repository, the root among them. */
export const noteFolder: fc.Arbitrary<RepoPath> = fc
	.array(name, { maxLength: 3 })
	.map(
		(parts) =>
			(/^(?:[/\\]|[A-Za-z]:[/\\])/.test(parts.join("/"))
				? ""
				: parts.join("/")) as RepoPath,
	);

const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
const value = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
const lines = fc
	.tuple(fc.integer({ min: 1, max: 9999 }), fc.nat(60))
	.map(([start, more]) => ({ start, end: start + more }));

/** Any anchor that can be written. */
export const anchorInfo: fc.Arbitrary<AnchorInfo> = fc
	.record({
		path: fc
			.array(name, { minLength: 1, maxLength: 4 })
			.map((parts) => parts.join("/")),
		isFolder: fc.boolean(),
		lines: fc.option(lines, { nil: undefined }),
		language: fc.oneof(fc.constantFrom("ts", "c++", "text"), value),
		symbol: fc.option(value, { nil: undefined }),
		commit: fc.option(hash, { nil: undefined }),
		blob: fc.option(hash, { nil: undefined }),
		near: fc.option(value, { nil: undefined }),
		cell: fc.option(value, { nil: undefined }),
	})
	.filter(({ path }) => !/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path))
	.map((anchor) => ({
		...anchor,
		path: anchor.path as RepoPath,
		lines: anchor.isFolder ? undefined : anchor.lines,
	}));
