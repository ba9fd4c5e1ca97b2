import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the editor that the tests run in", () => {
	// The language service needs long to start on a machine that is busy.

	it("is the version that was asked for", function () {
		const expected = process.env["TACIT_EXPECTED_VSCODE"];
		if (expected === undefined) {
			this.skip();
		}
		assert.equal(vscode.version.split(".").slice(0, 2).join("."), expected);
	});

	it("has opened a folder", () => {
		assert.equal(vscode.workspace.workspaceFolders?.length, 1);
	});

	it("finds files", async () => {
		const found = await vscode.workspace.findFiles("src/**/*.ts");
		assert.deepEqual(
			found.map((uri) => vscode.workspace.asRelativePath(uri)),
			["src/greeting.ts"],
		);
	});

	it("answers in a terminal", async () => {
		const answer = vscode.Uri.joinPath(workspaceFolder(), "answer.txt");
		const terminal = vscode.window.createTerminal({
			name: "answer",
			cwd: workspaceFolder(),
		});
		const written = new Promise<void>((resolve) => {
			const watcher = vscode.workspace.createFileSystemWatcher(
				new vscode.RelativePattern(workspaceFolder(), "*.txt"),
			);
			watcher.onDidCreate(() => {
				watcher.dispose();
				resolve();
			});
		});
		terminal.sendText("echo answered > answer.txt");
		await written;
		const text = new TextDecoder().decode(
			await vscode.workspace.fs.readFile(answer),
		);
		terminal.dispose();
		assert.equal(text.trim(), "answered");
	});

	it("knows the symbols of TypeScript", async () => {
		const file = vscode.Uri.joinPath(workspaceFolder(), "src", "greeting.ts");
		await vscode.extensions
			.getExtension("vscode.typescript-language-features")
			?.activate();
		await vscode.workspace.openTextDocument(file);
		const symbols = await vscode.commands.executeCommand<
			vscode.DocumentSymbol[]
		>("vscode.executeDocumentSymbolProvider", file);
		assert.deepEqual(
			symbols.map((symbol) => symbol.name),
			["greeting"],
		);
	});

	it("runs its git extension", async () => {
		const git = vscode.extensions.getExtension("vscode.git");
		assert.ok(git);
		await git.activate();
		assert.equal(git.exports.enabled, true);
	});

	it("has the extension under test", () => {
		assert.ok(vscode.extensions.getExtension("tacit-notes.tacit-notes"));
	});
});

function workspaceFolder(): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder);
	return folder.uri;
}
