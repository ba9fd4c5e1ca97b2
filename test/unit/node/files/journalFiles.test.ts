import { spawn } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { createJournal } from "../../../../src/externalize/events/journal.ts";
import { journalFiles } from "../../../../src/node/files/journalFiles.ts";
import { asNobody } from "../../../support/asNobody.ts";
import { projectFolder } from "../../../support/cacheFolder.ts";
import { temporaryFolder, writeInto } from "./temporaryFolder.ts";

const today = "2026-11-27";
const fileOf = (folder: string) => join(folder, `${today}.jsonl`);

describe("the journal's files", () => {
	it("are not there before something is written, and reading makes none", () => {
		const folder = join(temporaryFolder(), "tacit", "journal");
		const files = journalFiles([folder]);
		expect(files.days()).toEqual([]);
		expect(files.read(today)).toBe("");
		expect(files.size(today)).toBe(0);
		expect(files.readBeside("salt")).toBe(undefined);
		files.remove(today);
		files.writeBeside("paused", undefined);
		files.wipe();
		expect(existsSync(join(folder, ".."))).toBe(false);
		files.append(today, "é\n");
		expect(files.read(today)).toBe("é\n");
		expect(files.size(today)).toBe(3);
		expect(files.days()).toEqual([today]);
	});

	it("are for this user alone", () => {
		const folder = join(temporaryFolder(), "journal");
		const files = journalFiles([folder]);
		files.append(today, "{}\n");
		files.makeBeside("salt", "1");
		for (const place of [fileOf(folder), join(folder, "salt"), folder])
			expect(statSync(place).mode & 0o077).toBe(0);
	});

	it("end a line that was left half-written before they add others", () => {
		const folder = temporaryFolder({ [`${today}.jsonl`]: '{"half' });
		const files = journalFiles([folder]);
		files.append(today, "one\n");
		files.append(today, "two\n");
		expect(files.read(today)).toBe('{"half\none\ntwo\n');
	});

	it("hold the text that the first of several windows put beside the days", () => {
		const folder = join(temporaryFolder(), "journal");
		expect(journalFiles([folder]).makeBeside("salt", "first")).toBe("first");
		expect(journalFiles([folder]).makeBeside("salt", "second")).toBe("first");
		const files = journalFiles([folder]);
		files.writeBeside("salt", "third");
		expect(files.readBeside("salt")).toBe("third");
		expect(readdirSync(folder)).toEqual(["salt"]);
		files.writeBeside("salt", undefined);
		expect(files.readBeside("salt")).toBe(undefined);
	});

	it("take no other file for a day", () => {
		const folder = temporaryFolder({
			...{ "2026-11-27.jsonl": "", "notes.jsonl": "", salt: "" },
			"2026-1-1.jsonl": "",
		});
		expect(journalFiles([folder]).days()).toEqual([today]);
	});

	it("go with their folder when they are wiped, and nothing else does", () => {
		const folder = temporaryFolder({ "drafts/a.md": "" });
		const files = journalFiles([join(folder, "journal")]);
		files.append(today, "{}\n");
		files.makeBeside("salt", "1");
		files.wipe();
		expect(readdirSync(folder)).toEqual(["drafts"]);
	});

	it("lead nowhere else by a link", () => {
		const folder = temporaryFolder({ "other.txt": "mine" });
		const journal = join(folder, "journal");
		mkdirSync(journal);
		symlinkSync(join(folder, "other.txt"), fileOf(journal));
		const files = journalFiles([journal]);
		files.append(today, "{}\n");
		expect(files.read(today)).toBe("");
		expect(readFileSync(join(folder, "other.txt"), "utf8")).toBe("mine");
	});

	it("lie in the next folder where the first cannot be written, and are read in both", () => {
		const folder = temporaryFolder();
		const [first, second] = [join(folder, "first"), join(folder, "second")];
		writeInto(first, `${today}.jsonl`, "old\n");
		chmodSync(fileOf(first), 0o444);
		chmodSync(first, 0o555);
		asNobody(folder);
		const files = journalFiles([first, second]);
		files.append(today, "new\n");
		expect(readFileSync(fileOf(second), "utf8")).toBe("new\n");
		expect(files.read(today).trim().split(/\n+/)).toEqual(["old", "new"]);
		expect(files.size(today)).toBe(8);
		chmodSync(first, 0o755);
	});

	it("are none where nothing can be written, and nothing fails", () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, "file"), "");
		const files = journalFiles([join(folder, "file", "journal")]);
		files.append(today, "{}\n");
		files.writeBeside("paused", "");
		files.wipe();
		expect(files.makeBeside("salt", "1")).toBe("1");
		expect(files.days()).toEqual([]);
		const journal = createJournal({
			...{ files, now: Date.now },
			random: (count) => crypto.getRandomValues(new Uint8Array(count)),
		});
		expect(journal.ids().ofWords("a")).toBe(journal.ids().ofWords("a"));
	});

	it("mix no lines of several windows that write at once", async () => {
		const folder = join(temporaryFolder(), "journal");
		const module = pathToFileURL(
			join(projectFolder, "src/node/files/journalFiles.ts"),
		);
		const writer = (name: string) =>
			new Promise<void>((resolve, reject) => {
				const child = spawn(process.execPath, [
					...["--import", "tsx", "--input-type=module", "--eval"],
					`import { journalFiles } from ${JSON.stringify(module.href)};
					const files = journalFiles([${JSON.stringify(folder)}]);
					for (let at = 0; at < 300; at++)
						files.append("${today}", "${name}".repeat(1 + (at % 50) * 40) + "\\n");`,
				]);
				child.on("error", reject);
				child.on("close", (code) =>
					code === 0 ? resolve() : reject(new Error(`It ended with ${code}.`)),
				);
			});
		await Promise.all([writer("a"), writer("b"), writer("c")]);
		const lines = journalFiles([folder])
			.read(today)
			.split("\n")
			.filter((line) => line !== "");
		expect(lines).toHaveLength(900);
		for (const line of lines) expect(line).toMatch(/^(?:a+|b+|c+)$/);
	});
});
