import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, Selection, Uri, window } from "vscode";
import { eventually } from "../support/eventually.ts";
import { openInlineEditor } from "../support/inlineEditor.ts";
import { noisyPng } from "../support/noisyPng.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { resetWorkTree } from "./workTree.ts";

const media = "src/queue/.tacit/media";
const draftMedia = ".git/tacit/drafts/src/queue/media";

describe("an image that is inserted from a file", () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(join(tmpdir(), "tacit-images-"));
	});
	after(() => rmSync(folder, { recursive: true, force: true }));
	afterEach(() => resetWorkTree());

	/** Inserts it into a new note, behind a word. */
	const insert = async (name: string, bytes: Buffer) => {
		const file = join(folder, name);
		writeFileSync(file, bytes);
		await openNote();
		await commands.executeCommand(
			"tacit.insertImage",
			undefined,
			Uri.file(file),
		);
	};
	/** The same; the link that the inline editor has then. */
	const inserted = async (name: string, bytes: Buffer) => {
		await insert(name, bytes);
		return eventually(() => {
			const text = window.activeTextEditor?.document.getText() ?? "";
			const [, link] =
				/^So: !\[what it shows\]\(media\/(.*)\)$/.exec(text) ?? [];
			assert.ok(link, text);
			return link;
		});
	};

	it("lies beside the drafts as it is, with a relative link", async () => {
		const bytes = noisyPng(40, 30);
		const link = await inserted("Queue at noon.png", bytes);
		assert.match(link, /^queue-at-noon-[0-9a-f]{8}\.png$/);
		assert.deepEqual(
			await readFile(fileUri(`${draftMedia}/${link}`).fsPath),
			bytes,
		);
		assert.throws(() => readdirSync(fileUri(media).fsPath));
	});

	it("is made smaller where it is large", async () => {
		const bytes = noisyPng(900, 700);
		assert.ok(bytes.length > 1024 * 1024);
		const link = await inserted("photo.png", bytes);
		assert.match(link, /^photo-[0-9a-f]{8}\.webp$/);
		const smaller = await readFile(fileUri(`${draftMedia}/${link}`).fsPath);
		assert.ok(smaller.length < 1024 * 1024);
	});

	it("is not inserted where it would unpack to more than is good", async () => {
		const bomb = Buffer.concat([noisyPng(9, 9), Buffer.alloc(1024 * 1024)]);
		bomb.writeUInt32BE(30_000, 16);
		bomb.writeUInt32BE(30_000, 20);
		await insert("bomb.png", bomb);
		assert.equal(window.activeTextEditor?.document.getText(), "So: ");
		assert.throws(() => readdirSync(fileUri(draftMedia).fsPath));
	});
});

async function openNote(): Promise<void> {
	const editor = await openFile(fileUri("src/queue/queue.ts"));
	editor.selection = new Selection(3, 0, 3, 0);
	const inline = await openInlineEditor(() =>
		commands.executeCommand("tacit.writeNote"),
	);
	await inline.type("So: ");
}
