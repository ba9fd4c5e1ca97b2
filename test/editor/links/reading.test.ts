import assert from "node:assert/strict";
import {
	type CodeLens,
	commands,
	type DocumentLink,
	type Location,
	type LocationLink,
	type Position,
	type TextDocument,
	type Uri,
	window,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { hoversAt } from "../support/shownNotes.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { draft as draftFile } from "./linkedFiles.ts";

const { path: draft } = draftFile;

const early = "src/.tacit/early.dec1ded1.md";
const later = "src/.tacit/later.newer001.md";
const asked = "src/.tacit/who-renews.asked001.md";
const lease = "lib/.tacit/lease.rease001.md";
const dead = "lib/.tacit/dead.deadw001.md";
const record = "docs/adr/0001-use-tokens.md";

describe("links between notes", () => {
	afterEach(closeEditors);

	it("show what the note says that they lead to, with links of Tacit’s own", async () => {
		const document = await opened(lease);
		const [hover = ""] = await hoversOf(document, "early]");
		assert.match(hover, /Decision — \*\*Refresh tokens before they expire\*\*/);
		assert.match(hover, /The body cannot be replayed/);
		assert.match(hover, /Ada Lovelace/);
		const ids = [...hover.matchAll(/command:([\w.]+)/g)].map(([, id]) => id);
		assert.deepEqual(ids, ["tacit.openNote", "tacit.showNote"]);
	});

	it("show a title of somebody hostile as text", async () => {
		const document = await opened(early);
		const [hover = ""] = await hoversOf(document, "why]");
		assert.match(
			hover,
			/\*\*Leases &#x5D; are `renewed` &lt;b&gt;&#x5D;\\\(x\)&lt;\/b&gt;\*\*/,
		);
	});

	it("show a record, and what an id in the front matter means", async () => {
		const [note = ""] = await hoversOf(await opened(later), "dec1ded1 #");
		assert.match(note, /Refresh tokens before they expire/);
		const edited = await withText(
			later,
			"[it](../../docs/adr/0001-use-tokens.md)",
		);
		const [shown = ""] = await hoversOf(edited, "it](");
		assert.match(shown, /Decision record — \*\*1\\?\. Use tokens\*\*/);
	});

	it("lead to the note’s file, each once: where it is, where it is by now, and from a draft", async () => {
		await leads(early, "why]", lease);
		await leads(early, "lease.rease001", lease);
		await leads(lease, "early]", early);
		await leads(dead, "early]", early);
		await leads(dead, "../.tacit/old", lease);
		await leads(record, "decided]", early);
		await leads(later, "dec1ded1 #", early);
		await leads(draft, "early]", early);
	});

	it("are links to click on where VS Code’s own Markdown makes none, and no link twice", async () => {
		const all = async (file: string) => {
			const document = await opened(file);
			const links = await commands.executeCommand<DocumentLink[]>(
				"vscode.executeLinkProvider",
				document.uri,
			);
			return links.map(({ range }) => document.getText(range));
		};
		assert.deepEqual(await all(later), ["dec1ded1"]);
		assert.deepEqual(await all(early), [
			"asked001",
			"../../lib/.tacit/lease.rease001.md",
			"../token.ts",
		]);
		assert.deepEqual(await all(draft), ["[early](early.dec1ded1.md)"]);
	});

	it("out of the repository, and to notes that are nowhere, are none", async () => {
		const document = await opened(lease);
		for (const words of [
			"out]",
			"outside.dec1ded1",
			"gone]",
			"gone.zzzzzzzz",
		]) {
			assert.deepEqual(await hoversOf(document, words), []);
			assert.deepEqual(await definitions(document, words), []);
		}
	});

	it("are no business of Tacit’s in any other Markdown file", async () => {
		const document = await opened("README.md");
		assert.deepEqual(await hoversOf(document, "early]"), []);
		assert.deepEqual(await lensesOf(document), []);
	});

	it("are found from the title and the id of the note that they lead to", async () => {
		const document = await opened(early);
		for (const words of ["Refresh tokens", "dec1ded1"]) {
			const found = await commands.executeCommand<Location[]>(
				"vscode.executeReferenceProvider",
				document.uri,
				placeOf(document, words),
			);
			const others = found
				.filter(({ uri }) => uri.toString() !== document.uri.toString())
				.map(
					({ uri, range }) => `${workspacePath(uri)}:${range.start.line + 1}`,
				)
				.sort();
			assert.deepEqual(
				others,
				[
					`${draft}:8`,
					`${record}:3`,
					`${dead}:8`,
					`${lease}:8`,
					`${later}:7`,
				].sort(),
			);
		}
	});

	it("are counted above a note’s page, after the way it came", async () => {
		const lenses = await eventually(async () => {
			const found = await lensesOf(await opened(early));
			assert.equal(found.length, 4);
			return found;
		});
		assert.deepEqual(lenses, [
			"Asked by Edsger Dijkstra: “Who renews the token?” → asked001",
			"→ Decided by Ada Lovelace: here",
			"→ Decided anew by Grace Hopper: “Refresh them a minute before” → newer001",
			"Linked from 5 others",
		]);
		assert.deepEqual(await lensesOf(await opened(record)), [
			"Linked from 1 other",
		]);
		assert.equal((await lensesOf(await opened(asked))).length, 4);
	});

	it("lead along the way by a click", async () => {
		const document = await opened(early);
		const [first] = await lensCommands(document);
		await commands.executeCommand(
			first?.command ?? "",
			...(first?.arguments ?? []),
		);
		assert.equal(
			window.activeTextEditor?.document.uri.toString(),
			fileUri(asked).toString(),
		);
	});
});

async function opened(file: string): Promise<TextDocument> {
	const { document } = await openFile(fileUri(file));
	return document;
}

/** The document with a paragraph before its anchor that is not saved. */
async function withText(file: string, text: string): Promise<TextDocument> {
	const editor = await openFile(fileUri(file));
	const at = editor.document.positionAt(
		editor.document.getText().indexOf("```"),
	);
	await editor.edit((edit) => edit.insert(at, `${text}\n\n`));
	return editor.document;
}

function placeOf(document: TextDocument, words: string): Position {
	const at = document.getText().indexOf(words);
	assert.ok(at >= 0, words);
	return document.positionAt(at + 1);
}

function hoversOf(
	document: TextDocument,
	words: string,
): Promise<readonly string[]> {
	const { line, character } = placeOf(document, words);
	return hoversAt(document, line + 1, character);
}

async function definitions(
	document: TextDocument,
	words: string,
): Promise<readonly string[]> {
	const found = await commands.executeCommand<(Location | LocationLink)[]>(
		"vscode.executeDefinitionProvider",
		document.uri,
		placeOf(document, words),
	);
	return found.map((each) =>
		workspacePath("targetUri" in each ? each.targetUri : each.uri),
	);
}

async function leads(file: string, words: string, to: string): Promise<void> {
	const document = await opened(file);
	await eventually(async () =>
		assert.deepEqual(await definitions(document, words), [to]),
	);
}

function workspacePath(uri: Uri): string {
	return workspace.asRelativePath(uri, false);
}

async function lensCommands(document: TextDocument) {
	const lenses = await commands.executeCommand<CodeLens[]>(
		"vscode.executeCodeLensProvider",
		document.uri,
		100,
	);
	return lenses.flatMap(({ command }) => command ?? []);
}

/** Their titles, with the id of the note that each opens. */
async function lensesOf(document: TextDocument): Promise<readonly string[]> {
	return (await lensCommands(document)).map(
		({ title, command, arguments: given }) =>
			command === "tacit.openNote" ? `${title} → ${given?.[1]}` : title,
	);
}
