import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, noteArguments, resetWorkTree } from "./workTree.ts";

const path = "src/queue/.tacit/odd-one.dd1n7ce3.md";
const id = "dd1n7ce3";
const file = () => join(workspaceRoot(), path);
const now = () => readFileSync(file(), "utf8");

/** Whatever a person may have in a note: Windows' line ends, unknown keys, comments, sections, odd spaces, no line end at the end. */
const odd = [
	"---",
	"# by hand",
	`id:   ${id}`,
	"kind: why   ",
	'colour: "green"  # of the shed',
	"links: [ a,b ,  c ]",
	"---",
	"",
	"Odd one out",
	"===========",
	"",
	"Said once.  ",
	"And `twice`.",
	"",
	"## Rejected",
	"",
	"* star",
	"+ plus",
	"",
	"```ts tacit file=queue.ts lines=4-4",
	"export const LEASE = 90_000;",
	"```",
	"",
	"## Measured",
	"",
	"|a|b|",
	"|-|-|",
	"|1|2|",
].join("\r\n");

describe("a note that stands beside the code", () => {
	beforeEach(async () => {
		await openFile(fileUri("src/queue/queue.ts"));
		writeFileSync(file(), odd);
		await eventually(async () =>
			assert.ok((await notesAt(queue(), 4)).some((note) => note.id === id)),
		);
	});
	afterEach(() => resetWorkTree());

	const edit = () =>
		commands.executeCommand("tacit.editNote", ...noteArguments(id));
	const reply = () =>
		commands.executeCommand("tacit.reply", ...noteArguments(id));

	it("is edited under its lines, and keeps everything else to the byte", async () => {
		const inline = await openInlineEditor(edit, bodyOf(odd));
		await inline.type(bodyOf(odd).replace("Said once.", "Said three times."));
		await inline.submit();
		await eventually(() =>
			assert.equal(now(), odd.replace("Said once.", "Said three times.")),
		);
		await inlineEditorsClosed();
		assert.deepEqual(await changes(), [`?? ${path}`]);
	});

	it("is not touched by an edit that changes nothing", async () => {
		const inline = await openInlineEditor(edit, bodyOf(odd));
		await inline.submit();
		await inlineEditorsClosed();
		assert.equal(now(), odd);
	});

	it("takes an answer with name and date, and keeps everything else to the byte", async () => {
		const name = await runGit(workspaceRoot(), "config", "user.name");
		const inline = await openInlineEditor(reply);
		await inline.type("Is it still so?");
		await inline.submit();
		await eventually(() => assert.match(now(), /Is it still so\?/));
		await inlineEditorsClosed();
		const added = now();
		assert.ok(added.startsWith(odd.slice(0, odd.indexOf("```ts"))));
		assert.match(
			added,
			new RegExp(
				`## Discussion\\r\\n[\\s\\S]*${name}[\\s\\S]*\\d{4}-\\d\\d-\\d\\d[\\s\\S]*Is it still so\\?`,
			),
		);
		const without = added.replace(
			/(?:\r\n)*## Discussion[\s\S]*Is it still so\?(?:\r\n)*/,
			"",
		);
		assert.equal(without.replaceAll("\r\n", ""), odd.replaceAll("\r\n", ""));
		assert.doesNotMatch(added, /(?<!\r)\n/);
	});

	it("is retired by one line of its front matter", async () => {
		await commands.executeCommand("tacit.retire", ...noteArguments(id));
		await eventually(() => assert.match(now(), /^status: retired\r$/m));
		assert.equal(now().replace("status: retired\r\n", ""), odd);
		await eventually(async () => {
			const shown = (await notesAt(queue(), 4)).find((note) => note.id === id);
			assert.match(shown?.words ?? "", /retired/);
		});
	});

	it("is not overwritten when somebody else changed it since the inline editor was opened, and what was written stays", async () => {
		const inline = await openInlineEditor(edit, bodyOf(odd));
		const mine = bodyOf(odd).replace("Said once.", "Said by me.");
		await inline.type(mine);
		const theirs = odd.replace("Said once.", "Said by somebody else.");
		writeFileSync(file(), theirs);
		await inline.submit();
		await eventually(() => {
			const editor = window.activeTextEditor;
			assert.equal(editor?.document.uri.scheme, "comment");
			assert.equal(editor?.document.getText(), mine);
		});
		assert.equal(now(), theirs);
	});

	it("is not overwritten while its own file is open with changes that are not saved", async () => {
		const source = await openFile(fileUri(path));
		const end = source.document.positionAt(odd.length);
		await source.edit((at) => at.insert(end, " unsaved"));
		await commands.executeCommand("tacit.retire", ...noteArguments(id));
		assert.equal(now(), odd);
		assert.equal(source.document.getText(), `${odd} unsaved`);
	});
});

function queue() {
	const editor = window.visibleTextEditors.find(({ document }) =>
		document.uri.path.endsWith("src/queue/queue.ts"),
	);
	assert.ok(editor);
	return editor.document;
}

/** What the inline editor shows of the odd note. */
function bodyOf(text: string): string {
	const from = text.indexOf("Odd one");
	return text
		.slice(from, text.indexOf("\r\n\r\n```ts"))
		.replaceAll("\r\n", "\n");
}
