import assert from "node:assert/strict";
import {
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
	commands,
	type Diagnostic,
	languages,
	TabInputWebview,
	window,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { writeNote } from "../support/noteFixture.ts";
import { fileUri, workspaceRoot } from "../support/workspaceFiles.ts";

// What the view looks like is asserted in the window; an extension reaches it by its commands alone.
describe("a reading path", () => {
	const kept = () => join(workspaceRoot(), ".git", "tacit", "path.json");
	const states = (area: string): Readonly<Record<string, string>> =>
		existsSync(kept())
			? (JSON.parse(readFileSync(kept(), "utf8")).areas[area] ?? {})
			: {};
	const lines = (name: string) =>
		Array.from({ length: 20 }, (_, at) => `export const ${name}${at} = 1;`);

	before(async () => {
		const folder = join(workspaceRoot(), "path");
		mkdirSync(join(folder, "empty"), { recursive: true });
		writeFileSync(join(folder, "base.ts"), lines("base").join("\n"));
		writeFileSync(
			join(folder, "start.ts"),
			`import { base1 } from "./base";\n${lines("start").join("\n")}`,
		);
		writeNote(folder, {
			...{ id: "patha001", title: "Why the base is so", file: "base.ts" },
			...{ lines: [8, 8], quote: "export const base7 = 1;" },
		});
		writeNote(folder, {
			...{ id: "patha002", title: "What all of it is for", file: "." },
		});
		// Both notes are read by then.
		await eventually(async () => {
			await commands.executeCommand("tacit.showPath", fileUri("path"));
			await commands.executeCommand("tacit.resetPath");
			await next();
			await next();
			assert.deepEqual(states("path"), { patha002: "done" });
			assert.equal(window.activeTextEditor?.selection.active.line, 7);
		});
		await closeEditors();
	});
	beforeEach(async () => {
		await commands.executeCommand("tacit.showPath", fileUri("path"));
		await commands.executeCommand("tacit.resetPath");
	});
	afterEach(closeEditors);
	after(async () => {
		await commands.executeCommand("tacit.showPath", fileUri("path"));
		await commands.executeCommand("tacit.resetPath");
		await commands.executeCommand("tacit.closePath");
		rmSync(join(workspaceRoot(), "path"), { recursive: true });
	});

	const next = () => commands.executeCommand("tacit.nextStep");
	const isAt = (file: string, line: number) =>
		eventually(() => {
			const editor = window.activeTextEditor;
			assert.equal(editor?.document.uri.path, fileUri(file).path);
			assert.equal(editor?.selection.active.line, line - 1);
		});

	it("leads from step to step: a note on the folder, a note at its line, then the code, what others build on first", async () => {
		await next();
		// The note on the folder is shown as it reads.
		await eventually(() =>
			assert.ok(
				window.tabGroups.activeTabGroup.activeTab?.input instanceof
					TabInputWebview,
			),
		);
		assert.deepEqual(states("path"), {});
		await next();
		await isAt("path/base.ts", 8);
		assert.deepEqual(states("path"), { patha002: "done" });
		await next();
		await isAt("path/base.ts", 8);
		await next();
		await isAt("path/start.ts", 1);
		await next();
		assert.deepEqual(states("path"), {
			...{ patha002: "done", patha001: "done" },
			...{ "path/base.ts": "done", "path/start.ts": "done" },
		});
	});

	it("keeps what is known or left out on this machine, and undoes it, the last first", async () => {
		await commands.executeCommand("tacit.knowStep");
		await commands.executeCommand("tacit.skipStep");
		assert.deepEqual(states("path"), {
			...{ patha002: "known", patha001: "skipped" },
		});
		await commands.executeCommand("tacit.putBackStep");
		assert.deepEqual(states("path"), { patha002: "known" });
		await commands.executeCommand("tacit.putBackStep");
		await commands.executeCommand("tacit.putBackStep");
		assert.deepEqual(states("path"), {});
	});

	it("goes on where somebody left it, who looked at another in between", async () => {
		await commands.executeCommand("tacit.knowStep");
		await commands.executeCommand("tacit.showPath", fileUri("path/start.ts"));
		await commands.executeCommand("tacit.skipStep");
		assert.equal(Object.keys(states("path/start.ts")).length, 1);
		await commands.executeCommand("tacit.resetPath");
		await commands.executeCommand("tacit.showPath", fileUri("path"));
		await next();
		await isAt("path/base.ts", 8);
	});

	it("of an empty folder, and of what is no code, says so in its view, and has no step", async () => {
		for (const place of ["path/empty", "README.md"]) {
			await commands.executeCommand("tacit.showPath", fileUri(place));
			await next();
			await commands.executeCommand("tacit.skipStep");
			assert.deepEqual(states(place), {});
		}
		assert.equal(window.tabGroups.activeTabGroup.activeTab, undefined);
	});

	it("opens what a team pinned at its lines, and what leads nowhere is a problem in the team’s file", async () => {
		const file = join(workspaceRoot(), "path/.tacit/path.md");
		writeFileSync(
			file,
			"- [The part that matters](../start.ts#L5-L9)\n- [Gone](../gone.ts)\n",
		);
		try {
			await commands.executeCommand("tacit.showPath", fileUri("path"));
			await next();
			await isAt("path/start.ts", 5);
			await eventually(() =>
				assert.deepEqual(
					languages
						.getDiagnostics(fileUri("path/.tacit/path.md"))
						.map(({ range, code }: Diagnostic) => [range.start.line, code]),
					[[1, "path-link"]],
				),
			);
		} finally {
			rmSync(file);
		}
		await commands.executeCommand("tacit.showPath", fileUri("path"));
		await eventually(() =>
			assert.deepEqual(
				languages.getDiagnostics(fileUri("path/.tacit/path.md")),
				[],
			),
		);
	});
});
