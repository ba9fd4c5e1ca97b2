import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands, languages, Selection } from "vscode";
import { sampleNotes } from "../../sample/sampleNotes.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { hashesOfTree } from "../support/hashesOfTree.ts";
import { isAwake } from "../support/isAwake.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { hoversAt, notesAt } from "../support/shownNotes.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { hashesFile } from "./hashesFile.ts";

/** What VS Code's own git writes: what it remembers of files' times, and of the branch's base. */
const written = new Set([".git/index", ".git/config"]);

describe("Tacit in a repository with notes", () => {
	after(closeEditors);

	it("is awake, reads what there is, and shows it", async () => {
		await isAwake();
		const places = sampleNotes.flatMap(({ anchors }) =>
			anchors.flatMap(({ path, now, fate }) =>
				path && now && fate === "same" ? [{ path, line: now[0] }] : [],
			),
		);
		assert.ok(places.length > 10);
		for (const { path, line } of places) {
			const editor = await openFile(fileUri(path));
			editor.selection = new Selection(line - 1, 0, line, 0);
			await eventually(async () =>
				assert.ok((await notesAt(editor.document, line)).length > 0, path),
			);
			await commands.executeCommand("tacit.hereAtCursor");
		}
		await commands.executeCommand("tacit.here.focus");
		// By history alone it is known where code went whose file has another name.
		const { document } = await openFile(fileUri("src/limits/rateLimiter.ts"));
		await eventually(async () => {
			const hovers = await hoversAt(document, 43);
			assert.match(hovers.join(), /moved here from src\/limits\/bucket/);
		});
		await commands.executeCommand("git.refresh");
		assert.deepEqual(
			languages
				.getDiagnostics()
				.flatMap(([, all]) => all)
				.filter(({ source }) => source === "Tacit"),
			[],
		);
	});

	it("has left every file as it was, and everything in git's folder but what VS Code's own git keeps there", async () => {
		const before = JSON.parse(
			readFileSync(hashesFile(workspaceRoot()), "utf8"),
		);
		assert.deepEqual(others(hashesOfTree(workspaceRoot())), others(before));
		const config = readFileSync(join(workspaceRoot(), ".git/config"), "utf8");
		assert.doesNotMatch(config, /tacit/i);
		assert.equal(await runGit(workspaceRoot(), "status", "--porcelain"), "");
	});
});

function others(
	hashes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(hashes).filter(([path]) => !written.has(path)),
	);
}
