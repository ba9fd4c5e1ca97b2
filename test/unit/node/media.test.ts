import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mediaNames } from "../../../src/core/media.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { NoteRequest } from "../../../src/externalize/noteRequest.ts";
import { imageShrinker } from "../../../src/node/image/imageShrinker.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import { bundledImageWorker } from "../../support/imageWorker.ts";
import { openedTacit } from "../../support/openedTacit.ts";
import { testImage } from "../../support/testImage.ts";

const png = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3);

/** More than a megabyte. */
const photo = () => testImage("png", { width: 900, height: 700, noise: 1 });

async function opened({ canShrink = true } = {}) {
	const repository = await gitRepository();
	await repository.commit({ "src/queue.ts": "push();\n" });
	const folder = await mkdtemp(join(tmpdir(), "tacit-media-"));
	const shrunk: string[] = [];
	const shrink = imageShrinker({
		file: await bundledImageWorker(folder),
		timeLimit: 240_000,
		log: { info: () => undefined, warn: () => undefined },
	});
	const { tacit, dispose } = await openedTacit(repository, {
		shrinkImage: canShrink
			? (bytes, type, most) => {
					shrunk.push(type);
					return shrink(bytes, type, most);
				}
			: undefined,
	});
	onTestFinished(async () => {
		dispose();
		await rm(folder, { recursive: true, force: true });
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
	return { repository, tacit, write, has, src, picture, shrunk };
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

	it("is put there as it is while it is small, and made smaller where it is large", async () => {
		const { repository, tacit, src, shrunk } = await opened();
		const small = await testImage("png", { width: 90, height: 60, noise: 1 });
		const bytesAt = (link: string) =>
			readFile(join(repository.root, drafts, link));
		const first = await tacit.addImage(src, "a.png", small);
		expect(Buffer.compare(await bytesAt(first), small)).toBe(0);
		expect(shrunk).toEqual([]);
		const link = await tacit.addImage(src, "photo.png", await photo());
		expect(link).toMatch(/^media\/photo-[0-9a-f]{8}\.webp$/);
		expect((await bytesAt(link)).length).toBeLessThan(1024 * 1024);
		expect(shrunk).toEqual(["png"]);
	});

	it("is refused where it is none, and where it is large and cannot be made smaller, and nothing is written", async () => {
		const { tacit, has, src, shrunk } = await opened();
		const refused = async (bytes: Uint8Array, why: object) =>
			expect(tacit.addImage(src, "a.png", bytes)).rejects.toMatchObject(why);
		await refused(Buffer.from("<svg/>"), { code: "bad-argument" });
		const large = new Uint8Array(1024 * 1024 + 1);
		large.set(png);
		await refused(large, { code: "too-large" });
		large.set(Buffer.from("GIF89a\x09\0\x09\0", "latin1"));
		await refused(large, {
			...{ code: "too-large", message: expect.stringContaining("moves") },
		});
		await refused(
			new Uint8Array(65 * 1024 * 1024).fill(0).map((_, at) => png[at] ?? 0),
			{
				...{ code: "too-large", message: expect.stringContaining("65 MB") },
			},
		);
		expect(shrunk).toEqual([]);
		expect(has(`${drafts}/media`)).toBe(false);
	});

	it("is refused by its header where it would unpack to more than is good, before anything is unpacked", async () => {
		const { tacit, src, shrunk } = await opened();
		const bomb = Buffer.alloc(1024 * 1024 + 1);
		bomb.set(await testImage("png", { width: 9, height: 9, noise: 0 }));
		bomb.writeUInt32BE(30_000, 16);
		bomb.writeUInt32BE(30_000, 20);
		await expect(tacit.addImage(src, "a.png", bomb)).rejects.toMatchObject({
			code: "too-large",
			message: expect.stringContaining("900 million pixels"),
		});
		expect(shrunk).toEqual([]);
	});

	it("is refused where it is large and nothing can make it smaller here", async () => {
		const { tacit, src } = await opened({ canShrink: false });
		await expect(
			tacit.addImage(src, "a.png", await photo()),
		).rejects.toMatchObject({ code: "too-large" });
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
