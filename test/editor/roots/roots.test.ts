import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { commands, Selection, type TextEditor, Uri } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	dismissInlineEditors,
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { runGit } from "../support/runGit.ts";
import { linesOfNote, notesAt } from "../support/shownNotes.ts";
import { everywhere, inUserData } from "./everywhere.ts";
import { notedLines, places } from "./places.ts";

for (const place of places)
	describe(`a note ${place.title}`, () => {
		const gitFolder = () => place.gitFolder && everywhere(place.gitFolder);
		const repository = () => place.repository && everywhere(place.repository);
		const onlyDraft = () => {
			const folder = gitFolder() ?? inUserData();
			const drafts = draftsIn(folder).filter((path) => path.includes(place.id));
			const [only, ...others] = drafts;
			assert.ok(only, `no draft in ${folder}`);
			assert.deepEqual(others, []);
			return only;
		};
		const status = async () =>
			place.repository
				? await runGit(
						everywhere(place.repository),
						"status",
						"--porcelain",
						"-z",
					)
				: "";
		let editor: TextEditor;
		let draft: string;
		let statusBefore: string;

		before(async () => {
			statusBefore = await status();
			editor = await openFile(Uri.file(everywhere(place.file)));
		});
		after(async () => {
			await dismissInlineEditors();
			await closeEditors();
		});

		it("is shown on its lines", async () => {
			await eventually(async () =>
				assert.deepEqual(
					await linesOfNote(editor.document, place.id),
					notedLines,
				),
			);
		});

		it("is drafted where git does not see it, in the state of its own repository", async () => {
			editor.selection = new Selection(4, 0, 5, 3);
			const inline = await openInlineEditor(() =>
				commands.executeCommand("tacit.writeNote"),
			);
			await inline.type(`How to leave ${place.id}.`);
			await commands.executeCommand("tacit.saveDraft");
			await inlineEditorsClosed();
			draft = await eventually(onlyDraft);
			assert.equal(await status(), statusBefore);
			const { near, ...anchor } = readNote(draft).anchor;
			assert.match(near ?? "", /^[0-9a-z./-]+$/);
			const at = repository();
			assert.deepEqual(
				{ ...anchor, file: decodeURIComponent(anchor["file"] ?? "") },
				{
					file: basename(place.file),
					lines: "5-6",
					...(at && {
						...(place.isUnborn
							? {}
							: { commit: await runGit(at, "rev-parse", "HEAD") }),
						blob: await runGit(at, "hash-object", everywhere(place.file)),
					}),
				},
			);
		});

		it("is published beside its code", async () => {
			await openFile(editor.document.uri);
			editor.selection = new Selection(4, 0, 4, 0);
			await eventually(async () =>
				assert.match(
					(await notesAt(editor.document, 5))[0]?.words ?? "",
					/private draft/,
				),
			);
			const text = readFileSync(draft, "utf8");
			await commands.executeCommand("tacit.publishDraft");
			const published = join(
				dirname(everywhere(place.file)),
				".tacit",
				basename(draft),
			);
			assert.equal(readFileSync(published, "utf8"), text);
			assert.equal(existsSync(draft), false);
			await eventually(async () =>
				assert.doesNotMatch(
					(await notesAt(editor.document, 5))[0]?.words ?? "private draft",
					/private draft/,
				),
			);
		});

		const at = place.repository;
		if (at === undefined) return;
		it("is committed alone in its own repository", async () => {
			const git = (...parameters: string[]) =>
				runGit(everywhere(at), ...parameters);
			await openFile(editor.document.uri);
			const before = await git("rev-list", "--count", "--all");
			await commands.executeCommand("tacit.commitNotes");
			assert.equal(
				Number(await git("rev-list", "--count", "--all")),
				Number(before) + 1,
			);
			const others = (before: string) =>
				before.split("\0").filter((line) => !line.includes(".tacit/"));
			assert.deepEqual((await status()).split("\0"), others(statusBefore));
		});
	});

/** The drafts below a folder of git's or of the editor's. */
function draftsIn(folder: string): readonly string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((path) => /drafts[/\\].*\.md$/.test(path))
		.map((path) => join(folder, path));
}
