import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";
import { type OpenedTacit, openedTacit } from "../../support/openedTacit.ts";

let repository: TestRepository;
let opened: OpenedTacit;

beforeAll(async () => {
	repository = await gitRepository();
	await repository.commit({ "a.ts": "one\ntwo\n", "b.ts": "three\n" });
	await repository.write("b.ts", "four\n");
	await repository.git(
		...["-c", "user.name=Lin", "-c", "user.email=lin@example.org"],
		...["commit", "--quiet", "--all", "--message=Four"],
	);
	opened = await openedTacit(repository);
});

afterAll(async () => {
	opened.dispose();
	await repository.dispose();
});

/** Whether a note counts as read as it is now. */
async function isRead(id: Parameters<typeof opened.tacit.substance>[0]) {
	const { tacit } = opened;
	return tacit.readMarks?.substanceRead(id) === (await tacit.substance(id));
}

describe("reading notes", () => {
	it("leaves a note read while it is confirmed, and makes it unread where another changed what it says", async () => {
		const { tacit } = opened;
		const { head, file } = await opened.note(
			"a.ts",
			{ start: 1, end: 1 },
			"Because of one.",
		);
		await tacit.readMarks?.wipe();
		expect(await isRead(head.id)).toBe(false);
		await tacit.markRead([head.id]);
		expect(await isRead(head.id)).toBe(true);
		const text = await repository.read(file.path);
		await repository.write(
			file.path,
			text.replace("kind: why", "kind: why\nconfirmed: 2026-11-27 Lin"),
		);
		expect(await isRead(head.id)).toBe(true);
		await repository.write(
			file.path,
			text.replace("Because of one", "Because of two"),
		);
		expect(await isRead(head.id)).toBe(false);
	});

	it("knows what somebody wrote without name, or answered, as read by them", async () => {
		const { tacit } = opened;
		const { head } = await opened.note("b.ts", undefined, "Nobody says so.");
		expect(await isRead(head.id)).toBe(true);
		await tacit.readMarks?.wipe();
		await tacit.reply(head.id, "I do.", undefined);
		expect(await isRead(head.id)).toBe(true);
	});

	it("marks nothing for one's own notes", async () => {
		const { tacit } = opened;
		await tacit.readMarks?.wipe();
		const note = await opened.note("b.ts", undefined, "Mine.");
		await tacit.readMarks?.wipe();
		const me = await tacit.identity();
		const { file } = note;
		const text = await repository.read(file.path);
		await repository.write(
			file.path,
			text.replace("kind: why", `kind: why\nby: [${me?.name} <${me?.email}>]`),
		);
		await tacit.load([]);
		await tacit.reply(note.head.id, "And again.", me);
		expect(tacit.readMarks?.count()).toBe(0);
	});

	it("tells who changed a file lately", async () => {
		const { tacit } = opened;
		expect(await tacit.hasWorkedOn("a.ts" as RepoPath)).toBe(true);
		await repository.commit({ "c.ts": "x\n" });
		await repository.git("config", "user.email", "new@example.org");
		const other = await openedTacit(repository);
		expect(await other.tacit.hasWorkedOn("a.ts" as RepoPath)).toBe(false);
		expect(await other.tacit.hasWorkedOn("none.ts" as RepoPath)).toBe(false);
		other.dispose();
	});
});
