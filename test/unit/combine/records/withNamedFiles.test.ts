import { describe, expect, test } from "vitest";
import { readRecord } from "../../../../src/combine/records/readRecord.ts";
import { withNamedFiles } from "../../../../src/combine/records/withNamedFiles.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const files = [
	"src/auth/token.ts",
	"src/auth/index.ts",
	"src/billing/index.ts",
	"src/billing/invoice.ts",
	"src/old/invoice.ts",
	"web/a folder/page.tsx",
	"app/[id]/page.tsx",
	"docs/adr/0002-other.md",
	"docs/img/flow.png",
	"Makefile",
] as RepoPath[];

const record = (text: string) =>
	readRecord(
		"docs/adr/0001-use-it.md" as RepoPath,
		`# 1. Use it\n\n## Status\n\nAccepted\n\n## Decision\n\n${text}\n`,
	);
const namedBy = (text: string) =>
	withNamedFiles([record(text)], files)[0]?.files;

describe("the files that a record names", () => {
	test("are those at its paths, from the root or from its folder, in its order and once", () => {
		expect(
			namedBy(
				"Look at [the invoice](../../src/billing/invoice.ts#L12-L20), src/auth/token.ts:3 and `./src/auth/token.ts`.",
			),
		).toEqual(["src/billing/invoice.ts", "src/auth/token.ts"]);
		expect(
			namedBy("In [it](../../web/a%20folder/page.tsx) and `app/[id]/page.tsx`"),
		).toEqual(["web/a folder/page.tsx", "app/[id]/page.tsx"]);
	});

	test("are those that alone are called so", () => {
		expect(namedBy("token.ts holds it.")).toEqual(["src/auth/token.ts"]);
		expect(namedBy("It is in `auth/index.ts`.")).toEqual(["src/auth/index.ts"]);
		expect(namedBy("invoice.ts and index.ts, e.g. Makefile")).toEqual([]);
	});

	test("are none of the web, no images, no other repository's, and none that is gone", () => {
		expect(
			namedBy(
				"https://example.org/src/auth/token.ts ![flow](../img/flow.png) ../../../src/auth/token.ts src/gone.ts",
			),
		).toEqual([]);
		expect(namedBy("<!-- src/auth/token.ts -->")).toEqual([]);
	});

	test("are no records", () => {
		const other = readRecord(
			"docs/adr/0002-other.md" as RepoPath,
			"# 2. Other\n\nSee 0001-use-it.md\n",
		);
		const [one] = withNamedFiles(
			[record("As in [2](0002-other.md)."), other],
			files,
		);
		expect(one?.files).toEqual([]);
	});

	test("leave the records the same objects where nothing has changed", () => {
		const first = withNamedFiles(
			[record("token.ts"), record("nothing")],
			files,
		);
		expect(withNamedFiles(first, files)).toBe(first);
		const after = withNamedFiles(first, files.slice(1));
		expect(after[0]?.files).toEqual([]);
		expect(after[1]).toBe(first[1]);
	});

	test("are looked for in hostile text, too", () => {
		const text = `${"a/".repeat(100_000)} ${"`".repeat(50_000)} ${"](".repeat(50_000)} ${"![".repeat(50_000)}`;
		expect(namedBy(`${text} token.ts`)).toEqual(["src/auth/token.ts"]);
	});
});
