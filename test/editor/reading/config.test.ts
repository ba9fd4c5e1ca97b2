import assert from "node:assert/strict";
import {
	mkdirSync,
	mkdtempSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import {
	ConfigurationTarget,
	DiagnosticSeverity,
	languages,
	Uri,
	workspace,
} from "vscode";
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
	const foundIn = (uri: Uri) =>
		languages
			.getDiagnostics(uri)
			.map(({ range, code }) => [range.start.line + 1, code]);
	const problems = (expected: readonly (readonly [number, string])[]) =>
		eventually(() => assert.deepEqual(foundIn(file()), expected));

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

	it("follow the file of the repository that they extend", async () => {
		const other = fileUri("tools/tacit.yaml").fsPath;
		write("extends: ../tools/tacit.yaml\n");
		await problems([[1, "config-extends"]]);
		mkdirSync(dirname(other), { recursive: true });
		writeFileSync(other, "layout: beside\n");
		await problems([]);
		writeFileSync(other, "layout: sideways\n");
		await eventually(() =>
			assert.equal(
				languages.getDiagnostics(Uri.file(other))[0]?.code,
				"config-value",
			),
		);
		rmSync(dirname(other), { recursive: true });
		await problems([[1, "config-extends"]]);
	});

	it("follow a file elsewhere, and the folders that somebody names for such files", async () => {
		const folder = realpathSync(mkdtempSync(join(tmpdir(), "tacit-team-")));
		const configuration = workspace.getConfiguration("tacit");
		const name = (folders: readonly string[] | undefined) =>
			configuration.update(
				"sharedFolders",
				folders,
				ConfigurationTarget.Global,
			);
		try {
			const other = join(folder, "tacit.yaml");
			const way = relative(dirname(file().fsPath), other);
			write(`extends: ${way}\n`);
			await problems([[1, "config-extends"]]);
			await name([folder]);
			// VS Code does not say when it has begun to watch the folder: what is written before is told of by the next writing.
			let writings = 0;
			const written = (text: string, expected: readonly [number, string][]) =>
				eventually(async () => {
					writings += 1;
					writeFileSync(other, `# ${writings}\n${text}`);
					await eventually(
						() => assert.deepEqual(foundIn(file()), expected),
						2000,
					);
				});
			await written("layout: beside\n", []);
			await written("layout: sideways\n", [[1, "config-extends"]]);
		} finally {
			await name(undefined);
			rmSync(folder, { recursive: true });
		}
	});
});
