import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DiagnosticSeverity, languages } from "vscode";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { openFile } from "../support/openFile.ts";
import { fileUri } from "../support/workspaceFiles.ts";

describe("the team's settings", () => {
	const file = () => fileUri(".tacit/config.yaml");
	const write = (text: string) => {
		mkdirSync(dirname(file().fsPath), { recursive: true });
		writeFileSync(file().fsPath, text);
	};
	const problems = (expected: readonly (readonly [number, string])[]) =>
		eventually(() =>
			assert.deepEqual(
				languages
					.getDiagnostics(file())
					.map(({ range, code }) => [range.start.line + 1, code]),
				expected,
			),
		);

	before(() => openFile(fileUri("src/auth/token.ts")));
	after(async () => {
		rmSync(file().fsPath);
		await closeEditors();
		await problems([]);
	});

	it("that are wrong are in the Problems panel at their line, until they are mended", async () => {
		write("# ours\nlayout: sideways\ncolour: blue\n");
		await problems([
			[2, "config-value"],
			[3, "config-unknown-key"],
		]);
		const [first] = languages.getDiagnostics(file());
		assert.equal(first?.severity, DiagnosticSeverity.Warning);
		assert.equal(first?.source, "Tacit");
		assert.match(
			first?.message ?? "",
			/sideways.*Expected: `beside` or `root`/,
		);
		write("layout: [\n");
		await eventually(() =>
			assert.equal(languages.getDiagnostics(file())[0]?.code, "config-syntax"),
		);
		write("layout: beside\n");
		await problems([]);
	});
});
