import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import {
	type CodeAction,
	commands,
	languages,
	Range,
	type Uri,
	workspace,
} from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";

const record = (title: string, ...status: string[]) =>
	`# ${title}\n\n## Status\n\n${status.join("\n\n")}\n\n## Context\n\nWhy.\n\n## Decision\n\nWhat.\n`;

describe("decision records", () => {
	const folder = () => fileUri("kept/adr");
	const old = () => fileUri("kept/adr/0001-a.md");
	const young = () => fileUri("kept/adr/0002-b.md");
	const codes = (uri: Uri) =>
		languages
			.getDiagnostics(uri)
			.map(({ code, range }) => [range.start.line + 1, code]);
	const fixes = async (uri: Uri, line: number) =>
		(
			await commands.executeCommand<CodeAction[]>(
				"vscode.executeCodeActionProvider",
				uri,
				new Range(line - 1, 0, line - 1, 0),
			)
		).filter(({ title }) => title.startsWith("Write “"));

	before(() => {
		mkdirSync(folder().fsPath, { recursive: true });
		writeFileSync(old().fsPath, record("1. A", "Accepted"));
		writeFileSync(
			young().fsPath,
			record("2. B", "Accepted", "Supercedes [1. A](0001-a.md)"),
		);
	});
	after(async () => {
		await closeEditors();
		rmSync(fileUri("kept").fsPath, { recursive: true });
	});

	it("are told of while one is open, not before, and mended by a quick fix", async () => {
		await openFile(fileUri("src/auth/token.ts"));
		assert.deepEqual(codes(old()), []);
		await openFile(young());
		await eventually(() =>
			assert.deepEqual(codes(old()), [[3, "record-one-sided"]]),
		);
		assert.deepEqual(codes(young()), []);
		await openFile(old());
		const [fix] = await eventually(async () => {
			const found = await fixes(old(), 3);
			assert.equal(found.length, 1);
			return found;
		});
		assert.equal(fix?.title, "Write “Superceded by [2. B](0002-b.md)”");
		assert.ok(fix.edit);
		await workspace.applyEdit(fix.edit);
		await workspace.save(old());
		assert.equal(
			readFileSync(old().fsPath, "utf8"),
			record("1. A", "Accepted", "Superceded by [2. B](0002-b.md)"),
		);
		await eventually(() => assert.deepEqual(codes(old()), []));
		assert.deepEqual(await fixes(old(), 3), []);
	});

	it("are told of no more when none is open", async () => {
		writeFileSync(old().fsPath, record("1. A", "Superceded by ADR-9"));
		await openFile(young());
		await eventually(() =>
			assert.deepEqual(codes(old()), [
				[3, "record-one-sided"],
				[5, "record-link-dangling"],
			]),
		);
		await closeEditors();
		await eventually(() => assert.deepEqual(codes(old()), []));
	});
});
