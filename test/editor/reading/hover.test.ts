import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { commands, type TextDocument, window, workspace } from "vscode";
import { sampleNotes } from "../../sample/sampleNotes.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { hoversAt, linesOfNote, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

describe("a hover in the sample repository", () => {
	after(closeEditors);

	it("says what a note is about, what it says in short, and who wrote it", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		const [note] = await eventually(async () => {
			const notes = await notesAt(document, 25);
			assert.equal(notes.length, 1);
			return notes;
		});
		assert.match(note?.words ?? "", /Decision/);
		assert.match(note?.words ?? "", /Refresh tokens before they expire/);
		assert.match(note?.words ?? "", /its body is a stream/);
		assert.match(note?.words ?? "", /Ada Lovelace, Grace Hopper/);
	});

	// The order is asserted in the window: this command returns hovers in the order in which they are ready.
	it("leaves what TypeScript says of a name where it is", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		const character = document.lineAt(24).text.search(/\w+\(/);
		await eventually(async () => {
			const hovers = await hoversAt(document, 25, character);
			assert.ok(hovers.some((hover) => hover.includes("```typescript")));
			assert.ok(hovers.some((hover) => hover.includes("command:tacit.")));
		});
	});

	it("offers to open, edit and answer the note, to copy a link, to say who knows its lines, and what is unread to be acknowledged, and nothing else", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		const hover = await eventually(async () => {
			const all = await hoversAt(document, 25);
			const ours = all.find((each) => each.includes("command:tacit.gotIt"));
			assert.ok(ours);
			return ours;
		});
		assert.deepEqual(
			[...hover.matchAll(/\(command:([^?)]+)/g)].map(([, command]) => command),
			[
				"tacit.openNote",
				"tacit.editNote",
				"tacit.reply",
				"tacit.copyLink",
				"tacit.whoKnows",
				"tacit.gotIt",
			],
		);
		const query = /\(command:tacit\.whoKnows\?([^)]*)\)/.exec(hover)?.[1];
		const asking = commands.executeCommand(
			"tacit.whoKnows",
			...JSON.parse(decodeURIComponent(query ?? "")),
		);
		const selection = window.activeTextEditor?.selection;
		assert.ok(selection && !selection.isEmpty);
		assert.ok(selection.start.line <= 24 && selection.end.line >= 24);
		let isOver = false;
		void asking.then(() => {
			isOver = true;
		});
		await eventually(async () => {
			await commands.executeCommand("workbench.action.closeQuickOpen");
			assert.ok(isOver);
		});
	});

	it("is there for every note of the sample where a person finds its code, and not on the lines around it", async () => {
		let found = 0;
		for (const { id, file, truth } of sampleAnchors()) {
			if (truth.fate !== "same" || truth.path !== file) continue;
			const [first, last] = truth.now ?? [0, 0];
			const { document } = await openFile(fileUri(file));
			await eventually(async () =>
				assert.deepEqual(
					await Promise.all(
						[first - 1, first, last, last + 1].map((line) =>
							isNoteAt(document, id, line),
						),
					),
					[false, true, true, false],
					`${id} in ${file}`,
				),
			);
			found++;
		}
		assert.ok(found > 10, `only ${found} anchors were looked at`);
	});

	it("is not there for notes whose code is gone, and never on other lines than a person says", async () => {
		const file = "src/upload/assemble.ts";
		const { document } = await openFile(fileUri(file));
		const anchors = sampleAnchors().filter((anchor) => anchor.file === file);
		assert.ok(anchors.length >= 4);
		await eventually(async () =>
			assert.ok(await isNoteAt(document, "j8m2f5qx", 28)),
		);
		for (const { id, truth } of anchors) {
			const lines = await linesOfNote(document, id);
			if (lines) assert.deepEqual(lines, truth.now, id);
		}
	});

	it("is not there while the setting is off, and there again at once", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		const setting = workspace.getConfiguration("tacit");
		await eventually(async () =>
			assert.equal((await notesAt(document, 25)).length, 1),
		);
		await setting.update("hover", false, true);
		try {
			await eventually(async () =>
				assert.deepEqual(await notesAt(document, 25), []),
			);
		} finally {
			await setting.update("hover", undefined, true);
		}
		await eventually(async () =>
			assert.equal((await notesAt(document, 25)).length, 1),
		);
	});

	it("opens the file of its note by its link", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		const link = await eventually(async () => {
			const hovers = (await hoversAt(document, 25)).join("\n");
			const found = /\(command:tacit\.openNote\?([^)]*)\)/.exec(hovers)?.[1];
			assert.ok(found);
			return found;
		});
		await commands.executeCommand(
			"tacit.openNote",
			...JSON.parse(decodeURIComponent(link)),
		);
		await eventually(() =>
			assert.ok(
				workspace.textDocuments.some(({ uri }) =>
					uri.path.endsWith(
						"src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
					),
				),
			),
		);
	});
});

/** The sample's anchors, with the file that each names; those whose file is gone, or a folder, are left out. */
function sampleAnchors() {
	return sampleNotes.flatMap(({ path, anchors }) => {
		const id = path.split(".").at(-2) ?? "";
		const text = readFileSync(join(workspaceRoot(), path), "utf8");
		const files = [...text.matchAll(/^`{3,}\S* tacit .*?file=(\S+)/gm)].map(
			([, file = ""]) =>
				posix.join(posix.dirname(path), "..", decodeURIComponent(file)),
		);
		return anchors.flatMap((truth, index) => {
			const file = files[index];
			return file !== undefined && isFile(file) ? [{ id, file, truth }] : [];
		});
	});
}

function isFile(path: string): boolean {
	return (
		statSync(join(workspaceRoot(), path), {
			throwIfNoEntry: false,
		})?.isFile() === true
	);
}

/** `false` too for lines that the document does not have. */
async function isNoteAt(
	document: TextDocument,
	id: string,
	line: number,
): Promise<boolean> {
	if (line < 1 || line > document.lineCount) return false;
	return (await notesAt(document, line)).some((note) => note.id === id);
}
