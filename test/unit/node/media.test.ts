import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mediaNames } from "../../../src/core/media.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { NoteRequest } from "../../../src/externalize/noteRequest.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { openedTacit } from "../../support/openedTacit.ts";

const png = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3);

async function opened() {
	const repository = await gitRepository();
	await repository.commit({ "src/queue.ts": "push();\n" });
	const { tacit, dispose } = await openedTacit(repository);
	onTestFinished(async () => {
		dispose();
		await repository.dispose();
	});
	const write = (text: string, visibility: NoteRequest["visibility"]) =>
		tacit.write({
			...{ kind: "why", text, by: [], visibility, bytes: undefined },
			pointed: {
				...{ path: "src/queue.ts" as RepoPath, isFolder: false },
				...{ lines: undefined, text: ["push();"], language: "ts" },
				symbol: undefined,
			},
		});
	const has = (path: string) => existsSync(join(repository.root, path));
	const src = { folder: "src" as RepoPath };
	const picture = () => tacit.addImage(src, "Queue at noon.PNG", png);
	return { repository, tacit, write, has, src, picture };
}

const drafts = ".git/tacit/drafts/src";

describe("an image in a note", () => {
	it("lies beside the drafts until the note is published, and goes with it then", async () => {
		const { repository, tacit, write, has, picture } = await opened();
		const link = await picture();
		expect(link).toMatch(/^media\/queue-at-noon-[0-9a-f]{8}\.png$/);
		expect(await repository.git("status", "--porcelain")).toBe("");
		const { head } = await write(`So it stood.\n\n![noon](${link})`, "draft");
		expect(has(`${drafts}/${link}`)).toBe(true);
		await tacit.publish(head.id);
		expect(has(`src/.tacit/${link}`)).toBe(true);
		expect(has(`${drafts}/media`)).toBe(false);
	});

	it("goes beside the code with a note that is published at once", async () => {
		const { write, has, picture } = await opened();
		const link = await picture();
		await write(`So it stood.\n\n![noon](${link})`, "published");
		expect(has(`src/.tacit/${link}`)).toBe(true);
		expect(has(`${drafts}/${link}`)).toBe(false);
	});

	it("stays beside the drafts while another of them names it", async () => {
		const { tacit, write, has, picture } = await opened();
		const link = await picture();
		const { head } = await write(`One.\n\n![noon](${link})`, "draft");
		await write(`Two.\n\n![noon](${link})`, "draft");
		await tacit.publish(head.id);
		expect(has(`src/.tacit/${link}`)).toBe(true);
		expect(has(`${drafts}/${link}`)).toBe(true);
	});

	it("is deleted with the last note that names it", async () => {
		const { tacit, write, has, picture } = await opened();
		const link = await picture();
		const one = await write(`One.\n\n![noon](${link})`, "published");
		const two = await write(`Two.\n\n![noon](${link})`, "published");
		await picture();
		await tacit.remove(one.head.id);
		expect(has(`src/.tacit/${link}`)).toBe(true);
		await tacit.remove(two.head.id);
		expect(has(`src/.tacit/${link}`)).toBe(false);
	});

	it("is committed with its note, and so is that it went", async () => {
		const { repository, tacit, write, picture } = await opened();
		const link = await picture();
		const { head, file } = await write(`So.\n\n![noon](${link})`, "published");
		await tacit.commitNotes([file.path]);
		const last = () =>
			repository.git("show", "--name-status", "--format=", "HEAD");
		expect((await last()).split("\n").sort()).toEqual(
			[`A\t${file.path}`, `A\tsrc/.tacit/${link}`].sort(),
		);
		await tacit.remove(head.id);
		await tacit.commitNotes([file.path]);
		expect((await last()).split("\n")).toHaveLength(2);
		expect(await repository.git("status", "--porcelain")).toBe("");
	});

	it("is refused where it is too large, or none, and nothing is written", async () => {
		const { tacit, has, src } = await opened();
		const large = new Uint8Array(1024 * 1024 + 1);
		large.set(png);
		await expect(tacit.addImage(src, "a.png", large)).rejects.toMatchObject({
			code: "too-large",
		});
		await expect(
			tacit.addImage(src, "a.png", Buffer.from("<svg/>")),
		).rejects.toMatchObject({ code: "bad-argument" });
		expect(has(`${drafts}/media`)).toBe(false);
	});
});

describe("what a text names of a note's images", () => {
	it("is what lies beside it alone", () => {
		expect(
			mediaNames(
				"![a](media/a.png) [b](<media/b.png>) ![c](media/c%20d.png 'x') ![a](media/a.png)",
			),
		).toEqual(["a.png", "b.png", "c d.png"]);
		for (const text of [
			"![a](media/../a.png)",
			"![a](media/..)",
			"![a](media/%2e%2e)",
			"![a](media/x%2f..%2f..%2fa.png)",
			"![a](/media/a.png)",
			"![a](https://example.org/media/a.png)",
			"media/a.png",
			"![a](media/%zz)",
		])
			expect(mediaNames(text), text).toEqual([]);
	});
});
