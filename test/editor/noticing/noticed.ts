import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { WorkEvent } from "../../../src/externalize/events/event.ts";
import { readEventLine } from "../../../src/externalize/events/eventLine.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { runGit } from "../support/runGit.ts";
import { workspaceRoot } from "../support/workspaceFiles.ts";

/** Where the journal of the workspace's repository lies. */
export function journalFolder(): string {
	return join(workspaceRoot(), ".git", "tacit", "journal");
}

/** What the journal says as a text; empty where there is none. */
export function journalText(): string {
	const folder = journalFolder();
	if (!existsSync(folder)) return "";
	return readdirSync(folder)
		.filter((name) => name.endsWith(".jsonl"))
		.map((name) => readFileSync(join(folder, name), "utf8"))
		.join("");
}

/** Events of the journal, in the order in which they came. */
export function noticed(): readonly WorkEvent[] {
	return journalText()
		.split("\n")
		.flatMap((line) => readEventLine(line) ?? []);
}

type Of<T extends WorkEvent["type"]> = Extract<WorkEvent, { type: T }>;

/** Events of one type. */
export function noticedOf<T extends WorkEvent["type"]>(
	type: T,
): readonly Of<T>[] {
	return noticed().filter((event): event is Of<T> => event.type === type);
}

/** Waits until there are so many events of a type, and no more; the last one. */
export function lastNoticed<T extends WorkEvent["type"]>(
	type: T,
	count: number,
): Promise<Of<T>> {
	return eventually(() => {
		const events = noticedOf(type);
		assert.equal(events.length, count, JSON.stringify(noticed()));
		const last = events.at(-1);
		assert.ok(last);
		return last;
	});
}

/** Everything as it was: editors closed, files as they were committed, nothing noticed. */
export async function forgetAll(): Promise<void> {
	await closeEditors();
	await runGit(workspaceRoot(), "reset", "--quiet", "--hard");
	await runGit(workspaceRoot(), "clean", "--quiet", "-fd");
	await rm(journalFolder(), { recursive: true, force: true });
}
