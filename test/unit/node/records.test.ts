import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RecordFinding } from "../../../src/combine/records/recordFinding.ts";
import type { Workspace } from "../../../src/core/ports.ts";
import { openWorkspace } from "../../../src/node/files/openWorkspace.ts";
import { createRecords } from "../../../src/tacit/records.ts";
import { asNobody } from "../../support/asNobody.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";
import { temporaryFolder, writeInto } from "./files/temporaryFolder.ts";

const record = (title: string, ...status: string[]) =>
	`# ${title}\n\n## Status\n\n${status.join("\n\n")}\n\n## Context\n\nWhy.\n\n## Decision\n\nWhat.\n`;
const two = {
	"docs/adr/0001-a.md": record("1. A", "Accepted"),
	"docs/adr/0002-b.md": record(
		"2. B",
		"Accepted",
		"Supercedes [1. A](0001-a.md)",
	),
};
const told = ({ code, file }: RecordFinding) => `${file.path} ${code}`;

/** The records of a folder without git. */
function recordsIn(root: string, workspace?: Workspace) {
	const own = openWorkspace(root, { kind: "repository" });
	onTestFinished(() => own.dispose());
	const base = {
		workspace: workspace ?? own,
		historyIfAny: undefined,
		log: { info: () => undefined, warn: () => undefined },
		slice: {
			budgetMs: 5,
			now: () => performance.now(),
			pause: () => Promise.resolve(),
		},
	};
	return createRecords(base as unknown as Parameters<typeof createRecords>[0]);
}

describe("decision records", () => {
	it("are those that git knows, in all folders, without what it ignores", async () => {
		const repository = await gitRepository();
		onTestFinished(() => repository.dispose());
		const outside = temporaryFolder({ "0001-x.md": record("1. X") });
		symlinkSync(outside, path.join(repository.root, "adr"));
		symlinkSync("docs/adr", path.join(repository.root, "adrs"));
		await repository.commit({
			...two,
			"bin/adr": "#!/bin/sh\n",
			"packages/api/adr/20200101-c.md": "# C\n\n- Status: accepted\n",
			".gitignore": "build/\n",
		});
		await repository.write("build/adr/0001-x.md", record("1. X", "Accepted"));
		await repository.write("docs/adr/0003-d.md", record("3. D", "Proposed"));
		const opened = await openedTacit(repository);
		onTestFinished(() => opened.dispose());
		const { records, findings } = await opened.tacit.records();
		expect(findings.map(told)).toEqual([
			"adr unreadable",
			"docs/adr/0001-a.md record-one-sided",
		]);
		expect(records.map((each) => each.path)).toEqual([
			"docs/adr/0001-a.md",
			"docs/adr/0002-b.md",
			"docs/adr/0003-d.md",
			"packages/api/adr/20200101-c.md",
		]);
	});

	it("are found without git, and read again only when they change", async () => {
		const root = temporaryFolder({
			...two,
			".adr-dir": "kept\n",
			"kept/0001-k.md": record("1. K", "Accepted"),
			"node_modules/x/adr/0001-n.md": record("1. N", "Accepted"),
			"nested/.git/HEAD": "ref: refs/heads/main\n",
			"nested/adr/0001-o.md": record("1. O", "Accepted"),
			"src/main.ts": "",
		});
		const files = openWorkspace(root, { kind: "repository" });
		onTestFinished(() => files.dispose());
		const read: string[] = [];
		const records = recordsIn(root, {
			...files,
			visitFiles: (visits) =>
				files.visitFiles({
					...visits,
					visit(file, found) {
						if (found.state === "read") read.push(file);
						visits.visit(file, found);
					},
				}),
		});
		const titles = async () =>
			(await records.records()).records.map(({ title }) => title);
		expect(await titles()).toEqual(["A", "B", "K"]);
		// Until the disk's clock has ticked, a file's stamp says that it may have changed.
		await expect
			.poll(async () => {
				read.length = 0;
				await titles();
				return read;
			})
			.toEqual([]);
		expect(await records.records()).toBe(await records.records());
		writeInto(root, "docs/adr/0001-a.md", record("1. Another", "Accepted"));
		expect(await titles()).toEqual(["Another", "B", "K"]);
		expect(new Set(read)).toEqual(new Set(["docs/adr/0001-a.md"]));
	});

	it("in every encoding are read, or are findings; none is dropped", async () => {
		const root = temporaryFolder({ ...two });
		const write = (name: string, bytes: Uint8Array) =>
			writeFileSync(path.join(root, "docs/adr", name), bytes);
		write("0003-bom.md", Buffer.from(`\ufeff${record("3. Bom", "Accepted")}`));
		write(
			"0004-crlf.md",
			Buffer.from(record("4. Crlf", "Accepted").replaceAll("\n", "\r\n")),
		);
		write(
			"0005-latin.md",
			Buffer.from(record("5. Caf\u00e9", "Accepted"), "latin1"),
		);
		write(
			"0006-wide.md",
			Buffer.from(`\ufeff${record("6. Wide", "Accepted")}`, "utf16le"),
		);
		write("0007-binary.md", Buffer.from([35, 0, 1]));
		write(
			"0008-large.md",
			Buffer.from(record("8. Large", "Accepted") + "x ".repeat(5_000_000)),
		);
		write("0009-huge.md", Buffer.alloc(33 * 1024 * 1024, 120));
		write("0010-empty.md", Buffer.alloc(0));
		const { records, findings } = await recordsIn(root).records();
		expect(
			records.map(({ title, statuses }) => `${title} ${statuses.length}`),
		).toEqual([
			"A 1",
			"B 1",
			"Bom 1",
			"Crlf 1",
			"Café 1",
			"Wide 1",
			"Large 1",
			"empty 0",
		]);
		expect(findings.map(told)).toEqual([
			"docs/adr/0001-a.md record-one-sided",
			"docs/adr/0005-latin.md encoding",
			"docs/adr/0007-binary.md encoding",
			"docs/adr/0008-large.md too-large",
			"docs/adr/0009-huge.md too-large",
			"docs/adr/0010-empty.md record-status-missing",
		]);
	});

	it("behind a link out of the repository, or without permission, are findings", async () => {
		const outside = temporaryFolder({ "adr/0001-x.md": record("1. X") });
		const root = temporaryFolder({ ...two });
		symlinkSync(path.join(outside, "adr"), path.join(root, "adr"));
		symlinkSync(
			path.join(outside, "adr/0001-x.md"),
			path.join(root, "docs/adr/0003-x.md"),
		);
		symlinkSync("docs/adr", path.join(root, "adrs"));
		writeInto(root, "api/adr/0001-secret.md", record("1. S"));
		chmodSync(path.join(root, "api/adr/0001-secret.md"), 0);
		writeInto(root, "web/adr/0001-w.md", record("1. W"));
		chmodSync(path.join(root, "web/adr"), 0);
		onTestFinished(() => chmodSync(path.join(root, "web/adr"), 0o700));
		asNobody(root);
		const { records, findings } = await recordsIn(root).records();
		expect(records.map((each) => each.path)).toEqual([
			"docs/adr/0001-a.md",
			"docs/adr/0002-b.md",
		]);
		expect(findings.map(told).sort()).toEqual([
			"adr unreadable",
			"api/adr/0001-secret.md unreadable",
			"docs/adr/0001-a.md record-one-sided",
			"docs/adr/0003-x.md unreadable",
			"web/adr unreadable",
		]);
	});

	it("are in the log once, by their own names, where links beside them lead to them", async () => {
		const root = temporaryFolder({ ...two });
		symlinkSync("0001-a.md", path.join(root, "docs/adr/0000-linked.md"));
		symlinkSync("0002-b.md", path.join(root, "docs/adr/0009-linked.md"));
		const reader = recordsIn(root);
		const paths = async () =>
			(await reader.records()).records.map((each) => each.path);
		expect(await paths()).toEqual(["docs/adr/0001-a.md", "docs/adr/0002-b.md"]);
		writeInto(root, "docs/adr/0001-a.md", record("1. Another", "Proposed"));
		expect(await paths()).toEqual(["docs/adr/0001-a.md", "docs/adr/0002-b.md"]);
		expect((await reader.records()).records[0]?.title).toBe("Another");
	});

	it("that change while they are read are read again, and told of where that never ends", async () => {
		const root = temporaryFolder({ ...two });
		const files = openWorkspace(root, { kind: "repository" });
		onTestFinished(() => files.dispose());
		let left = 1;
		let count = 0;
		const records = recordsIn(root, {
			...files,
			visitFiles: (visits) =>
				files.visitFiles({
					...visits,
					visit(file, found) {
						visits.visit(file, found);
						if (file.endsWith("0001-a.md") && left-- > 0)
							writeInto(root, file, record(`1. A${++count}`, "Proposed"));
					},
				}),
		});
		const first = await records.records();
		expect(first.records[0]?.title).toBe("A1");
		expect(first.findings.map(told)).toEqual([
			"docs/adr/0001-a.md record-one-sided",
		]);
		left = 100;
		const second = await records.records();
		expect(second.records).toHaveLength(2);
		expect(second.findings.map(told)).toContain(
			"docs/adr/0001-a.md unreadable",
		);
	});

	it("are mended to the byte, and not where they have changed since", async () => {
		const root = temporaryFolder({ ...two });
		const place = path.join(root, "docs/adr/0001-a.md");
		const before = `\ufeff${record("1. A", "Accepted").replaceAll("\n", "\r\n").trimEnd()}`;
		writeFileSync(place, before);
		const records = recordsIn(root);
		const [finding] = (await records.records()).findings;
		if (!finding) throw new Error("No finding.");
		expect(await records.recordEdits(finding)).toEqual([
			{
				start: { line: 4, character: 8 },
				end: { line: 4, character: 8 },
				text: "\r\n\r\nSuperceded by [2. B](0002-b.md)",
			},
		]);
		writeFileSync(place, `${before}\r\n`);
		expect(await records.recordEdits(finding)).toEqual([]);
		await expect(records.mendRecord(finding)).rejects.toMatchObject({
			code: "conflict",
		});
		writeFileSync(place, before);
		await records.mendRecord(finding);
		expect(readFileSync(place, "utf8")).toBe(
			before.replace(
				"Accepted\r\n",
				"Accepted\r\n\r\nSuperceded by [2. B](0002-b.md)\r\n",
			),
		);
		expect((await records.records()).findings).toEqual([]);
		expect(readFileSync(path.join(root, "docs/adr/0002-b.md"), "utf8")).toBe(
			two["docs/adr/0002-b.md"],
		);
	});

	it("are none in a repository that has none", async () => {
		const root = temporaryFolder({
			"README.md": "# Adr\n",
			"src/adr/usage.md": "# Usage\n\nText.\n",
		});
		const found = await recordsIn(root).records();
		expect(found).toEqual({ folders: [], records: [], findings: [] });
	});
});
