import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import { parseNote } from "../../src/core/markdown/parseNote.ts";
import { type NoteKind, noteKinds, noteStatuses } from "../../src/core/note.ts";
import type { NoteId } from "../../src/core/noteId.ts";
import { isStatusOf } from "../../src/core/noteStatus.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { pointedFolder } from "../../src/externalize/captureAnchor.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { createTacit } from "../../src/tacit.ts";
import { unreadable } from "./core/markdown/unreadableText.ts";
import { temporaryFolder, writeInto } from "./node/files/temporaryFolder.ts";

const ids = [...Array(100).keys()].map(
	(index) => `abcdef${String(index).padStart(2, "0")}` as NoteId,
);

/** A note with odd spaces and no line end at the end, which must stay. */
const noteText = (front: readonly string[], isAnswered: boolean) =>
	[
		"---",
		...front,
		"x-shed:   green  # unknown",
		"---",
		"",
		"# Title",
		"",
		"```text tacit file=.",
		"```",
		...(isAnswered
			? ["", "## Discussion", "", "### Ada, 2026-11-22", "", "Yes."]
			: []),
	].join("\n");

/** Every kind with every status that it can have, each with an answer and without. */
const cases = noteKinds.flatMap((kind) =>
	[undefined, ...noteStatuses]
		.filter((status) => status === undefined || isStatusOf(status, kind))
		.flatMap((status) =>
			[false, true].map((isAnswered) => ({ kind, status, isAnswered })),
		),
);

describe("a note that gets another kind", () => {
	it.each(noteKinds)(
		"is well-formed as %s, whatever it was before",
		async (kind) => {
			const notes = cases.map((each, index) => ({
				...each,
				id: ids[index] as NoteId,
			}));
			const { tacit, textOf } = await openFolder(
				notes.map(({ id, kind: old, status, isAnswered }) => [
					id,
					noteText(
						[
							`id: ${id}`,
							`kind: ${old}`,
							...(status ? [`status: ${status}`] : []),
						],
						isAnswered,
					),
				]),
			);
			for (const { id, ...old } of notes) {
				const before = textOf(id);
				await tacit.rewrite(id, "# Title", kind, "# Title");
				const after = textOf(id);
				const { head, findings } = parseNote(after, placeOf(id));
				const told = JSON.stringify(old);
				expect(findings, told).toEqual([]);
				expect(head?.kind, told).toBe(kind);
				expect(head?.status, told).toBe(expectedStatus(old, kind));
				const rest = (text: string) =>
					text.replace(/^(kind|status): .*\n/gm, "");
				expect(rest(after), told).toBe(rest(before));
			}
		},
	);
});

describe("a note that was retired", () => {
	it.each([
		{ kind: "why", isAnswered: false, status: [] },
		{ kind: "decision", isAnswered: false, status: ["status: accepted"] },
		{ kind: "question", isAnswered: false, status: ["status: open"] },
		{ kind: "question", isAnswered: true, status: ["status: answered"] },
	] as const)(
		"comes back as one that holds: %o",
		async ({ kind, isAnswered, status }) => {
			const id = ids[0] as NoteId;
			const front = [`id: ${id}`, `kind: ${kind}`];
			const inForce = noteText([...front, ...status], isAnswered);
			const { tacit, textOf } = await openFolder([[id, inForce]]);
			await tacit.retire(id);
			expect(textOf(id)).toBe(
				noteText([...front, "status: retired"], isAnswered),
			);
			await tacit.bringBack(id);
			expect(textOf(id)).toBe(inForce);
			await tacit.bringBack(id);
			expect(textOf(id)).toBe(inForce);
		},
	);
});

describe("a note that could not be read again", () => {
	it.each(unreadable)(
		"is refused with %s before anything is written",
		async (_, text, code) => {
			const { tacit, files } = await openFolder([]);
			await expect(
				tacit.write({
					kind: "why",
					text,
					by: [],
					pointed: pointedFolder("src" as RepoPath),
					bytes: undefined,
					visibility: "published",
				}),
			).rejects.toMatchObject({ code });
			expect(files()).toEqual([]);
		},
	);
});

function expectedStatus(
	{ kind, status, isAnswered }: (typeof cases)[number],
	next: NoteKind,
) {
	const wasQuestion = kind === "question";
	const isQuestion = next === "question";
	if (status === "retired" || wasQuestion === isQuestion) return status;
	if (isQuestion) return isAnswered ? "answered" : "open";
	return next === "decision" ? "accepted" : undefined;
}

const placeOf = (id: NoteId) => ({
	path: `.tacit/title.${id}.md` as RepoPath,
	noteFolder: "" as RepoPath,
});

/** Tacit over a folder without git that holds these notes. */
async function openFolder(
	notes: readonly (readonly [id: NoteId, text: string])[],
) {
	const folder = temporaryFolder();
	for (const [id, text] of notes) writeInto(folder, placeOf(id).path, text);
	const workspace = openWorkspace(folder, { kind: "repository" });
	const drafts = openWorkspace(temporaryFolder(), { kind: "drafts" });
	const tacit = createTacit({
		workspace,
		drafts,
		history: undefined,
		codec: markdownCodec,
		log: { info: () => undefined, warn: () => undefined },
		slice: {
			budgetMs: Number.POSITIVE_INFINITY,
			now: () => 0,
			pause: async () => undefined,
		},
		cache: undefined,
		today: () => "2026-11-22",
		now: Date.now,
		random: (count) => new Uint8Array(count),
	});
	onTestFinished(() => {
		tacit.dispose();
		workspace.dispose();
		drafts.dispose();
	});
	await tacit.load([]);
	return {
		tacit,
		files: () => readdirSync(folder),
		textOf: (id: NoteId) =>
			readFileSync(join(folder, placeOf(id).path), "utf8"),
	};
}
