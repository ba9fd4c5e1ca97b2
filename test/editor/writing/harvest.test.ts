import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "vscode";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";
import { changes, resetWorkTree } from "./workTree.ts";

describe("reasons that are already written", () => {
	afterEach(() => resetWorkTree());

	it("become private drafts where they are checked, in the name of who wrote them, and nothing else is written", async () => {
		await openFile(fileUri("src/storage/diskStore.ts"));
		const folder = fileUri("src");
		await harvest(folder);
		assert.equal(drafts().length, 1);
		const [draft = ""] = drafts();
		const text = readFileSync(draft, "utf8");
		assert.match(text, /^by:\n {2}- .+ <.+>\ndate: \d{4}-\d\d-\d\d$/m);
		assert.match(text, /^```ts tacit file=\w+\.ts lines=\d+-\d+ /m);
		assert.deepEqual(await changes(), []);
	});

	it("are not looked for when the question what to read is called off", async () => {
		let isOver = false;
		void commands
			.executeCommand("tacit.harvest", fileUri("src/storage"))
			.then(() => {
				isOver = true;
			});
		await eventually(async () => {
			await commands.executeCommand("workbench.action.closeQuickOpen");
			assert.ok(isOver);
		});
		assert.deepEqual(drafts(), []);
		assert.deepEqual(await changes(), []);
	});
});

/** Lets comments, and one thing more, be read, and checks one of what is found; until something is checked, lists stay. */
async function harvest(folder: ReturnType<typeof fileUri>): Promise<void> {
	let isOver = false;
	void commands.executeCommand("tacit.harvest", folder).then(() => {
		isOver = true;
	});
	await eventually(async () => {
		for (const command of [
			"workbench.action.quickOpenSelectNext",
			"workbench.action.quickOpenSelectNext",
			"workbench.action.quickPickManyToggle",
			"workbench.action.acceptSelectedQuickOpenItem",
		])
			await commands.executeCommand(command);
		assert.ok(isOver);
	});
}

function drafts(): readonly string[] {
	const folder = join(workspaceRoot(), ".git/tacit/drafts");
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".md"))
		.map((file) => join(folder, file));
}
