import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { JsonJournal } from "../../../src/cli/json/externalize.ts";
import type { JsonError } from "../../../src/cli/json/version.ts";
import type { WorkEvent } from "../../../src/externalize/events/event.ts";
import { createJournal } from "../../../src/externalize/events/journal.ts";
import { journalFiles } from "../../../src/node/files/journalFiles.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { temporaryFolder } from "../node/files/temporaryFolder.ts";
import { commandLine } from "./commandLine.ts";

const tacit = commandLine();
let repository: TestRepository;
let place: string;

beforeEach(async () => {
	repository = await gitRepository();
	place = path.join(repository.root, ".git", "tacit", "journal");
});
afterEach(() => repository.dispose());

/** As an editor has it that has the repository open. */
function editorJournal() {
	return createJournal({
		...{ files: journalFiles([place]), now: Date.now },
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
}

const ran = (): WorkEvent => ({
	...{ type: "ran", at: Date.now(), by: "terminal", program: "npm" },
	...{
		command: editorJournal().ids().ofWords("npm test"),
		exitCode: undefined,
	},
});
const deleted = (): WorkEvent =>
	({ type: "deleted", at: Date.now(), path: "src/a.ts" }) as WorkEvent;

it("tacit journal prints what was noticed, and where it lies", async () => {
	editorJournal().record(ran());
	editorJournal().record(deleted());
	const { code, stdout, stderr } = await tacit.run(repository, ["journal"]);
	expect(code).toBe(0);
	expect(stdout).toMatch(
		/^\d{4}-\d\d-\d\d\n {2}\d\d:\d\d:\d\d {2}npm in a terminal ended\n.*src\/a\.ts was deleted\n$/,
	);
	expect(stderr).toContain("2 events in ");
});

it("tacit journal prints JSON, with paths as seen from where one is", async () => {
	const event = ran();
	editorJournal().record(event);
	editorJournal().record(deleted());
	await repository.commit({ "src/b.ts": "" });
	const json = await tacit.json<JsonJournal>(repository, ["journal"], {
		folder: "src",
	});
	expect(json).toMatchObject({ version: 1, isPaused: false });
	expect(json.events).toMatchObject([
		{ ...event, at: new Date(event.at).toISOString(), exitCode: null },
		{ type: "deleted", path: "a.ts" },
	]);
});

it("tacit journal makes nothing where nothing was noticed", async () => {
	const { code, stderr } = await tacit.run(repository, ["journal"]);
	expect(code).toBe(0);
	expect(stderr).toContain("0 events in ");
	expect(existsSync(path.join(repository.root, ".git", "tacit"))).toBe(false);
});

it("tacit journal --pause stops editors, and --resume lets them go on", async () => {
	const editor = editorJournal();
	await tacit.run(repository, ["journal", "--pause"]);
	expect(editor.isPaused()).toBe(true);
	editor.record(deleted());
	expect(editor.events()).toEqual([]);
	const { isPaused } = await tacit.json<JsonJournal>(repository, [
		...["journal", "--resume"],
	]);
	expect(isPaused).toBe(false);
	editor.record(deleted());
	expect(editor.events()).toHaveLength(1);
});

it("tacit journal --wipe forgets all of it", async () => {
	editorJournal().record(deleted());
	const { stderr } = await tacit.run(repository, ["journal", "--wipe"]);
	expect(stderr).toContain("Forgotten.");
	expect(existsSync(place)).toBe(false);
});

it("tacit journal does one thing at a time, and says so without git", async () => {
	const { code } = await tacit.run(repository, [
		...["journal", "--pause", "--wipe"],
	]);
	expect(code).toBe(2);
	const outside = { root: temporaryFolder(), environment: process.env };
	const { stdout } = await tacit.run(outside, ["journal", "--json"]);
	const { error } = JSON.parse(stdout) as { error: JsonError };
	expect(error.code).toBe("no-git");
});
