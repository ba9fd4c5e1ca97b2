import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import {
	type CodeAction,
	CodeActionKind,
	commands,
	type Location,
	languages,
	Position,
	Range,
	type TextDocument,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { runGit } from "../support/runGit.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { draft, linkedFiles } from "./linkedFiles.ts";

const early = "src/.tacit/early.dec1ded1.md";
const later = "src/.tacit/later.newer001.md";
const lease = "lib/.tacit/lease.rease001.md";
const dead = "lib/.tacit/dead.deadw001.md";
const record = "docs/adr/0001-use-tokens.md";

describe("a link to a note that moves", () => {
	// By then Tacit is awake, and has read all notes.
	before(() => eventually(() => assert.equal(deadLinks(dead).length, 2)));
	afterEach(async () => {
		await closeEditors();
		await runGit(workspaceRoot(), "reset", "--quiet", "--hard");
		await runGit(workspaceRoot(), "clean", "--quiet", "-fd");
		writeFileSync(fileUri(draft.path).fsPath, draft.text);
		await eventually(() => assert.equal(deadLinks(dead).length, 2));
		const { document } = await openFile(fileUri(early));
		await eventually(async () => {
			const places = await commands.executeCommand<Location[]>(
				"vscode.executeReferenceProvider",
				document.uri,
				new Position(9, 3),
			);
			assert.equal(places.length, 6);
		});
		await closeEditors();
	});

	it("is updated when the note is moved in VS Code, as are the note’s own, and saved", async () => {
		const to = "lib/deep/.tacit/early.dec1ded1.md";
		await rename(early, to);
		await eventually(() => {
			assert.equal(
				saved(lease),
				was(lease).replace("../../src/.tacit/early", "../deep/.tacit/early"),
			);
			assert.equal(
				saved(record),
				was(record).replace("src/.tacit/early", "lib/deep/.tacit/early"),
			);
			assert.equal(
				saved(to),
				was(early)
					.replace("../../lib/.tacit/lease", "../../.tacit/lease")
					.replace("../token.ts", "../../../src/token.ts"),
			);
		});
		assert.equal(saved("README.md"), was("README.md"));
		assert.equal(saved(later), was(later));
		assert.equal(
			saved(draft.path),
			draft.text.replace("early.dec", "../../lib/deep/.tacit/early.dec"),
		);
		await eventually(() => assert.deepEqual(unsaved(), []));
	});

	it("is updated once where VS Code’s own Markdown updates links, too", async () => {
		const settings = workspace.getConfiguration(
			"markdown.updateLinksOnFileMove",
		);
		await settings.update("enabled", "always", true);
		try {
			const to = "docs/deep/adr/0001-use-tokens.md";
			await rename(record, to);
			await eventually(() => {
				// A link that is none of Tacit's, and two that are.
				assert.equal(
					textOf("README.md"),
					was("README.md").replace("docs/adr", "docs/deep/adr"),
				);
				assert.equal(
					textOf(to),
					was(record).replace("../../src", "../../../src"),
				);
				assert.equal(
					textOf(dead),
					was(dead).replace("../../docs/adr", "../../docs/deep/adr"),
				);
			});
			await workspace.saveAll();
			await rename("lib", "packages/lib");
			await eventually(() =>
				assert.equal(
					textOf(early),
					was(early).replace("../../lib/", "../../packages/lib/"),
				),
			);
			// It changes those that lead out of the repository, too.
			await eventually(() =>
				assert.match(
					textOf("packages/lib/.tacit/lease.rease001.md"),
					/\[early\]\(\.\.\/\.\.\/\.\.\/src\/\.tacit\/early\.dec1ded1\.md#title\)/,
				),
			);
			await rename(early, "packages/lib/.tacit/early.dec1ded1.md");
			await eventually(() =>
				assert.match(
					textOf("packages/lib/.tacit/early.dec1ded1.md"),
					/\[why\]\(lease\.rease001\.md\) and \[code\]\(\.\.\/\.\.\/\.\.\/src\/token\.ts\)/,
				),
			);
			await workspace.saveAll();
		} finally {
			await settings.update("enabled", undefined, true);
		}
	});

	it("is as it was when the move is taken back, by one key for both", async () => {
		await openFile(fileUri(lease));
		await rename(early, "lib/.tacit/early.dec1ded1.md");
		await eventually(() => {
			assert.match(saved(lease), /\(early\.dec1ded1/);
			assert.deepEqual(unsaved(), []);
		});
		await commands.executeCommand("undo");
		await eventually(() => assert.equal(textOf(lease), was(lease)));
		await eventually(() => assert.equal(textOf(early), was(early)));
		await workspace.saveAll();
	});

	it("leads to it again when the note is moved back", async () => {
		const away = "lib/.tacit/early.dec1ded1.md";
		await rename(early, away);
		await eventually(() => {
			assert.match(saved(lease), /\(early\.dec1ded1/);
			// The note's own links, too: of them VS Code tells last.
			assert.match(saved(away), /\(\.\.\/\.\.\/src\/token\.ts\)/);
			assert.deepEqual(unsaved(), []);
		});
		await rename(away, early);
		await eventually(() => {
			assert.deepEqual(unsaved(), []);
			for (const file of [lease, record]) assert.equal(saved(file), was(file));
			// What leads there all the same stays as it is written.
			assert.equal(
				saved(early),
				was(early).replace("../token.ts", "../../src/token.ts"),
			);
		});
	});

	it("is updated when a folder around the note is moved, and links within it stay as they are", async () => {
		await rename("lib", "packages/lib");
		await eventually(() => {
			assert.equal(
				saved(early),
				was(early).replace("../../lib/", "../../packages/lib/"),
			);
			assert.equal(
				saved("packages/lib/.tacit/lease.rease001.md"),
				was(lease).replace("../../src/", "../../../src/"),
			);
			assert.deepEqual(unsaved(), []);
		});
	});

	it("is updated where it was typed and not saved, and stays unsaved there", async () => {
		const editor = await openFile(fileUri(later));
		const end = editor.document.positionAt(
			editor.document.getText().indexOf("```"),
		);
		await editor.edit((edit) => edit.insert(end, "[x](early.dec1ded1.md)\n\n"));
		await rename(early, "lib/.tacit/early.dec1ded1.md");
		await eventually(() =>
			assert.match(
				editor.document.getText(),
				/^\[x\]\(\.\.\/\.\.\/lib\/\.tacit\/early\.dec1ded1\.md\)$/m,
			),
		);
		await eventually(() => {
			assert.deepEqual(unsaved(), [later]);
		});
		assert.equal(saved(later), was(later));
		await commands.executeCommand("workbench.action.files.revert");
	});

	it("is left alone when code is moved", async () => {
		await rename("src/token.ts", "src/tokens.ts");
		for (const file of [early, lease, record, dead])
			assert.equal(saved(file), was(file));
	});

	it("is found dead when another tool moved the note, and repaired by its id, alone or with all others", async () => {
		renameSync(
			fileUri(early).fsPath,
			fileUri("lib/.tacit/renamed.dec1ded1.md").fsPath,
		);
		const { document } = await openFile(fileUri(lease));
		const [problem] = await eventually(() => {
			const found = deadLinks(lease);
			assert.equal(found.length, 1);
			return found;
		});
		const actions = await repairs(document, problem?.range);
		assert.deepEqual(
			actions.map(({ title }) => title),
			["Let the link lead to renamed.dec1ded1.md#title", "Fix all dead links"],
		);
		const [one, all] = actions;
		assert.ok(one?.edit && all?.command);
		await workspace.applyEdit(one.edit);
		const repaired = was(lease).replace(
			"../../src/.tacit/early.dec1ded1.md",
			"renamed.dec1ded1.md",
		);
		assert.equal(document.getText(), repaired);
		await document.save();
		await commands.executeCommand(all.command.command);
		await eventually(() => {
			assert.equal(
				saved(record),
				was(record).replace("src/.tacit/early", "lib/.tacit/renamed"),
			);
			assert.equal(
				saved(dead),
				was(dead)
					.replace("early.dec1ded1.md#part", "renamed.dec1ded1.md#part")
					.replace("../.tacit/old.rease001.md", "lease.rease001.md"),
			);
			assert.equal(deadLinks(dead).length, 0);
		});
		assert.equal(saved(lease), repaired);
	});

	it("is given no repair on lines without a dead one", async () => {
		const { document } = await openFile(fileUri(dead));
		assert.deepEqual(await repairs(document, new Range(5, 0, 5, 3)), []);
	});
});

async function rename(from: string, to: string): Promise<void> {
	const edit = new WorkspaceEdit();
	edit.renameFile(fileUri(from), fileUri(to));
	assert.equal(await workspace.applyEdit(edit), true);
}

/** The quick fixes on these lines. */
async function repairs(
	document: TextDocument,
	range: Range | undefined,
): Promise<readonly CodeAction[]> {
	return commands.executeCommand<CodeAction[]>(
		"vscode.executeCodeActionProvider",
		document.uri,
		range,
		CodeActionKind.QuickFix.value,
	);
}

function unsaved(): readonly string[] {
	return workspace.textDocuments
		.filter(({ isDirty }) => isDirty)
		.map(({ uri }) => workspace.asRelativePath(uri));
}

/** As the editor has it, saved or not. */
function textOf(file: string): string {
	const uri = fileUri(file).toString();
	const open = workspace.textDocuments.find(
		(document) => document.uri.toString() === uri,
	);
	return open?.getText() ?? saved(file);
}

function saved(file: string): string {
	return readFileSync(fileUri(file).fsPath, "utf8");
}

function was(file: string): string {
	return linkedFiles.get(file) ?? "";
}

function deadLinks(file: string) {
	return languages
		.getDiagnostics(fileUri(file))
		.filter(({ code }) => code === "dead-link");
}
