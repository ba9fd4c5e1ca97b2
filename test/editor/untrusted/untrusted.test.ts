import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
	commands,
	DiagnosticSeverity,
	type Hover,
	languages,
	MarkdownString,
	Position,
	Selection,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { tryOut } from "../../../src/vscode/internalize/trials/tryOut.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import {
	inlineEditorsClosed,
	openInlineEditor,
} from "../support/inlineEditor.ts";
import { openFile } from "../support/openFile.ts";
import { readNote } from "../support/readNote.ts";
import { runGit } from "../support/runGit.ts";
import { notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { traceFolder } from "./gitTrace.ts";
import {
	hostileFile,
	linkedFolder,
	linkedNote,
	outsideNote,
} from "./hostile.ts";

describe("in a workspace that is not trusted", () => {
	after(closeEditors);

	it("nobody has trusted anything", () => {
		assert.equal(workspace.isTrusted, false);
	});

	it("notes are shown on their lines", async () => {
		const { document } = await openFile(fileUri("src/auth/token.ts"));
		await eventually(async () =>
			assert.match(
				(await notesAt(document, 25))[0]?.words ?? "",
				/Refresh tokens before they expire/,
			),
		);
	});

	it("nothing is tried out", async () => {
		await assert.rejects(
			tryOut({ kind: "task", name: "trap" }, undefined as never),
			/a workspace that you do not trust/,
		);
	});

	it("a hostile note is shown as harmless words", async () => {
		const { document } = await openFile(fileUri(hostileFile));
		const contents = await eventually(async () => {
			const hovers = await commands.executeCommand<Hover[]>(
				"vscode.executeHoverProvider",
				document.uri,
				new Position(2, 0),
			);
			const all = hovers.flatMap((hover) => hover.contents);
			assert.ok(all.length > 0);
			return all;
		});
		const [words, links, ...others] = contents;
		assert.ok(words instanceof MarkdownString);
		assert.ok(links instanceof MarkdownString);
		assert.deepEqual(others, []);
		assert.ok(!words.isTrusted);
		assert.ok(!words.supportHtml);
		assert.match(words.value, /Bold.*run/);
		assert.match(words.value, /\[me\\?\]/);
		for (const inert of [
			/\]\((?!https:)/,
			/!\[/,
			/<(?!https?:)/,
			/^\[[^\]]*\]:/m,
		])
			assert.doesNotMatch(withoutEscapes(words.value), inert);
		assert.deepEqual(
			words.value.match(/(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g),
			// Tacit's own: the kind, and that nobody here has read it.
			["$(lightbulb)", "$(circle-small-filled)"],
		);
		assert.deepEqual(
			[...links.value.matchAll(/\(command:([^?)]+)/g)].map(([, id]) => id),
			[
				"tacit.openNote",
				"tacit.editNote",
				"tacit.reply",
				"tacit.copyLink",
				"tacit.whoKnows",
				"tacit.gotIt",
			],
		);
		assert.doesNotMatch(links.value, /Bold|tracker/);
	});

	it("notes outside of the repository are refused in words, by whatever link they are reached", async () => {
		for (const [path, file] of [
			[linkedFolder, join(dirname(linkedFolder), "door.txt")],
			[linkedNote, join(dirname(dirname(linkedNote)), "door.txt")],
		] as const) {
			const { document } = await openFile(fileUri(file));
			const problem = await eventually(() => {
				const [first] = languages.getDiagnostics(fileUri(path));
				assert.ok(first, path);
				return first;
			});
			assert.equal(problem.severity, DiagnosticSeverity.Error);
			assert.match(problem.message, /symbolic link out of the repository/);
			assert.deepEqual(await notesAt(document, 3), []);
		}
	});

	it("a note about a file outside of the repository is refused in words", async () => {
		const problem = await eventually(() => {
			const found = languages
				.getDiagnostics(fileUri(outsideNote))
				.find(({ message }) => /no file of the repository/.test(message));
			assert.ok(found);
			return found;
		});
		assert.match(problem.message, /etc\/passwd/);
	});

	it("a draft goes into the editor's own storage, and the repository stays as it is", async () => {
		const editor = await write("A thought of my own.", "tacit.saveDraft");
		const userData = join(dirname(workspaceRoot()), "user-data");
		const draft = await eventually(() => {
			const [path, ...others] = readdirSync(userData, {
				recursive: true,
				encoding: "utf8",
			}).filter((each) => /tacit-notes.*drafts.*\.md$/.test(each));
			assert.ok(path);
			assert.deepEqual(others, []);
			return join(userData, path);
		});
		assert.match(readFileSync(draft, "utf8"), /^# A thought of my own/m);
		assert.equal(existsSync(join(workspaceRoot(), ".git", "tacit")), false);
		await eventually(async () =>
			assert.match(
				(await notesAt(editor.document, 1)).map(({ words }) => words).join(),
				/A thought of my own[\s\S]*private draft/,
			),
		);
	});

	it("what is noticed is kept in the editor's own storage, too", async () => {
		const { document } = await openFile(fileUri("src/limits/rateLimiter.ts"));
		const edit = new WorkspaceEdit();
		edit.insert(document.uri, new Position(0, 0), "// Typed without trust.\n");
		assert.ok(await workspace.applyEdit(edit));
		assert.ok(await document.save());
		const userData = join(dirname(workspaceRoot()), "user-data");
		const journal = await eventually(() => {
			const [path, ...others] = readdirSync(userData, {
				recursive: true,
				encoding: "utf8",
			}).filter((each) => /tacit-notes.*journal.*\.jsonl$/.test(each));
			assert.ok(path);
			assert.deepEqual(others, []);
			return readFileSync(join(userData, path), "utf8");
		});
		assert.match(
			journal,
			/"type":"saved".*"path":"src\/limits\/rateLimiter\.ts"/,
		);
		assert.equal(existsSync(join(workspaceRoot(), ".git", "tacit")), false);
	});

	it("a note is published without what only git could say", async () => {
		await write("A thought for all.", "tacit.publish");
		const folder = join(workspaceRoot(), "src", "queue", ".tacit");
		const note = await eventually(() => {
			const name = readdirSync(folder).find((each) =>
				each.startsWith("a-thought-for-all."),
			);
			assert.ok(name);
			return readNote(join(folder, name));
		});
		const { near, ...anchor } = note.anchor;
		assert.deepEqual(anchor, { file: "queue.ts", lines: "1-1" });
		assert.match(near ?? "", /^[0-9a-z./-]+$/);
		assert.equal(note.front.includes("by:"), false);
	});

	it("git is not run, not even by the commands that need it", async () => {
		for (const command of ["tacit.commitNotes", "tacit.shareNotes"])
			await commands.executeCommand(command);
		assert.deepEqual(readdirSync(traceFolder(workspaceRoot())), []);
		assert.equal(existsSync(join(workspaceRoot(), ".git", "tacit")), false);
		// Had anybody run it, it would show.
		await runGit(workspaceRoot(), "rev-parse", "HEAD");
		assert.equal(readdirSync(traceFolder(workspaceRoot())).length, 1);
	});
});

/** Writes on the first line of a file, and saves by a command. */
async function write(text: string, command: string) {
	const editor = await openFile(fileUri("src/queue/queue.ts"));
	editor.selection = new Selection(0, 0, 0, 0);
	const inline = await openInlineEditor(() =>
		commands.executeCommand("tacit.writeNote"),
	);
	await inline.type(text);
	await commands.executeCommand(command);
	await inlineEditorsClosed();
	return editor;
}

/** Markdown without what is escaped in it: what is left is what a reader of Markdown acts upon. */
function withoutEscapes(markdown: string): string {
	return markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, "");
}
