import { expect, test } from "vitest";
import { TacitError } from "../../../src/core/errors.ts";
import { createNoteIndex } from "../../../src/core/index/noteIndex.ts";
import { parseNote } from "../../../src/core/markdown/parseNote.ts";
import { english, msg } from "../../../src/core/message.ts";
import type { IndexedNote } from "../../../src/core/note.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { createAnchorCheck } from "../../../src/core/unreadableAnchors.ts";

const slice = {
	budgetMs: 5,
	now: () => performance.now(),
	pause: () => Promise.resolve(),
};

/** A note in the root's folder of notes on each of the files. */
function noteOn(status: string, ...files: readonly string[]): IndexedNote {
	const path = ".tacit/note.k3f9q2mx.md" as RepoPath;
	const { head } = parseNote(
		[
			...["---", "id: k3f9q2mx", "kind: why", `status: ${status}`, "---"],
			...["", "# Title", ""],
			...files.flatMap((file) => [`\`\`\`text tacit file=${file}`, "```"]),
			"",
		].join("\n"),
		{ path, noteFolder: "" as RepoPath },
	);
	if (!head) throw new Error("It is no note.");
	return { head, file: { path, visibility: "published" } };
}

function check(outside: ReadonlySet<string>, { head, file }: IndexedNote) {
	const asked: string[] = [];
	const index = createNoteIndex();
	index.set(file, { head, findings: [] });
	const anchorCheck = createAnchorCheck(
		index,
		{
			kindOf: async (path) => {
				asked.push(path);
				if (outside.has(path))
					throw new TacitError("outside-repository", msg`It is outside.`);
				return undefined;
			},
		},
		slice,
	);
	return { anchorCheck, asked };
}

test("an anchor whose file lies outside is told at its line, whether or not there is such a file", async () => {
	const { anchorCheck } = check(
		new Set(["ext/passwd"]),
		noteOn("accepted", "gone.txt", "ext/passwd"),
	);
	const found = await anchorCheck.findings();
	expect(found).toMatchObject([
		{ code: "unreadable", severity: "warning", lines: { start: 11, end: 11 } },
	]);
	expect(english(found[0]?.found ?? "")).toBe("It is outside.");
});

test("a note that does not hold any more may name what cannot be read", async () => {
	for (const status of ["retired", "superseded"]) {
		const note = noteOn(status, "ext/passwd");
		const { anchorCheck } = check(new Set(["ext/passwd"]), note);
		expect(await anchorCheck.findings()).toEqual([]);
	}
});

test("a file that can be read is looked at once until all is read anew, one that cannot every time", async () => {
	const { anchorCheck, asked } = check(
		new Set(["ext/passwd"]),
		noteOn("accepted", "in.txt", "ext/passwd"),
	);
	await anchorCheck.findings();
	await anchorCheck.findings();
	expect(asked).toEqual(["in.txt", "ext/passwd", "ext/passwd"]);
	anchorCheck.forget();
	await anchorCheck.findings();
	expect(asked.slice(3)).toEqual(["in.txt", "ext/passwd"]);
});
