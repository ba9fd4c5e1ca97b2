import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openWorkspace } from "../../../../src/node/files/openWorkspace.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import type { OneDeed, WriterOrder } from "./writerProcess.ts";

const note = ".tacit/early.k3f9q2mx.md";
const before = "before\n".repeat(20_000);
const after = "after!!\n".repeat(30_000);
let program = "";
let orders = 0;

beforeAll(async () => {
	const { outputFiles } = await build({
		entryPoints: [fileURLToPath(new URL("writerProcess.ts", import.meta.url))],
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		write: false,
	});
	program = outputFiles[0]?.text ?? "";
});

function start(order: WriterOrder): ChildProcess {
	const home = join(order.root, "..");
	const orderPlace = join(home, `order-${orders++}.json`);
	writeFileSync(join(home, "writer.mjs"), program);
	writeFileSync(orderPlace, JSON.stringify(order));
	return spawn(process.execPath, [join(home, "writer.mjs"), orderPlace], {
		stdio: ["ignore", "pipe", "inherit"],
	});
}

async function ended(child: ChildProcess): Promise<"killed" | "done"> {
	const [code, signal] = await once(child, "exit");
	if (signal === "SIGKILL") return "killed";
	expect(code).toBe(0);
	return "done";
}

type Place = Pick<WriterOrder, "root" | "path" | "ownFolder">;

/** A tree in a folder of its own, with or without the note. */
function tree(content: string | undefined) {
	const home = temporaryFolder(
		content === undefined ? { "tree/a.ts": "" } : { [`tree/${note}`]: content },
	);
	const root = join(home, "tree");
	const ownFolder = join(root, ".git", "tacit");
	const text = () => {
		try {
			return readFileSync(join(root, note), "utf8");
		} catch {
			return undefined;
		}
	};
	return { root, ownFolder, path: note, text };
}

/** How many calls on the disk it takes to do this. */
async function callsOf(place: Place, deed: OneDeed): Promise<number> {
	const work = { ...deed, dieAt: 0, when: "after" } as const;
	const child = start({ ...place, work });
	const [calls] = child.stdout ? await once(child.stdout, "data") : [];
	expect(await ended(child)).toBe("done");
	return Number(calls);
}

/** Kills a process at every step of what it does, each time in a place of its own; answers how often. */
async function killAtEveryStep<P extends Place>(
	make: () => P,
	deedIn: (place: P) => OneDeed,
	check: (place: P) => Promise<void>,
): Promise<number> {
	const cases = [];
	const whole = make();
	for (let dieAt = await callsOf(whole, deedIn(whole)); dieAt > 0; dieAt--)
		for (const when of ["before", "half", "after"] as const)
			cases.push({ dieAt, when });
	await inTurns(cases, async ({ dieAt, when }) => {
		const place = make();
		const work = { ...deedIn(place), dieAt, when };
		expect(await ended(start({ ...place, work }))).toBe("killed");
		await check(place);
	});
	return cases.length;
}

/** After a kill the next write succeeds, whatever lies about. */
async function expectUsable({
	root,
	ownFolder,
	text,
}: ReturnType<typeof tree>) {
	const workspace = openWorkspace(root, { kind: "repository", ownFolder });
	const current = text();
	await workspace.write(
		note as RepoPath,
		Buffer.from("again"),
		current === undefined ? undefined : Buffer.from(current),
	);
	expect(text()).toBe("again");
}

async function inTurns<T>(
	items: readonly T[],
	work: (item: T) => Promise<void>,
): Promise<void> {
	const waiting = [...items];
	const worker = async () => {
		for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
			await work(item);
	};
	await Promise.all([worker(), worker(), worker()]);
}

describe("a process that is killed while it writes", () => {
	it.each([
		["old or the new file", before],
		["new file or none", undefined],
	])("leaves the %s whole, at every step", async (_, content) => {
		const kills = await killAtEveryStep(
			() => tree(content),
			() => ({ kind: "write", text: after, before: content }),
			async (place) => {
				expect([content, after]).toContain(place.text());
				await expectUsable(place);
			},
		);
		expect(kills).toBeGreaterThan(25);
	});

	it("leaves a draft that it publishes whole, as a draft or beside the code, at every step", async () => {
		const draft = "src/early.k3f9q2mx.md";
		const make = () => {
			const home = temporaryFolder({ [`drafts/${draft}`]: before });
			const root = join(home, "tree");
			mkdirSync(root);
			const ownFolder = join(root, ".git", "tacit");
			return { home, root, ownFolder, path: draft };
		};
		const kills = await killAtEveryStep(
			make,
			({ home }) => ({
				kind: "publish",
				drafts: join(home, "drafts"),
				id: "k3f9q2mx",
			}),
			async ({ home, root }) => {
				const found = [
					join(home, "drafts", draft),
					join(root, "src/.tacit/early.k3f9q2mx.md"),
				].filter(existsSync);
				expect(found).not.toEqual([]);
				for (const place of found)
					expect(readFileSync(place, "utf8")).toBe(before);
			},
		);
		expect(kills).toBeGreaterThan(30);
	});

	it("leaves a note that it moves to its trash whole, here or there, at every step", async () => {
		const kills = await killAtEveryStep(
			() => tree(before),
			() => ({ kind: "trash" }),
			async ({ ownFolder, text }) => {
				const trash = join(ownFolder, "trash");
				const kept = existsSync(trash)
					? readdirSync(trash, { recursive: true, encoding: "utf8" })
							.filter((name) => name.endsWith(".md"))
							.map((name) => readFileSync(join(trash, name), "utf8"))
					: [];
				expect([text(), ...kept].filter(Boolean)).toEqual([before]);
			},
		);
		expect(kills).toBeGreaterThan(10);
	});

	it("leaves one of the files it writes in turn whole, at any moment", async () => {
		const texts = [before, after, "short\n"];
		await inTurns(
			Array.from({ length: 16 }, () => tree(before)),
			async (place) => {
				for (let time = 0; time < 10; time++) {
					const child = start({ ...place, work: { kind: "forever", texts } });
					if (child.stdout) await once(child.stdout, "data");
					await sleep(Math.random() * 12);
					child.kill("SIGKILL");
					expect(await ended(child)).toBe("killed");
					expect(texts).toContain(place.text());
				}
				await expectUsable(place);
			},
		);
	});
});

describe("processes that write the same note", () => {
	it("lose no write without a conflict", async () => {
		const place = tree("");
		const names = ["ada", "grace", "barbara"];
		const count = 40;
		const children = names.map((name) =>
			start({ ...place, work: { kind: "append", name, count } }),
		);
		let conflicts = 0;
		for (const child of children)
			child.stdout?.on("data", (data) => {
				conflicts += String(data).split("\n").length - 1;
			});
		await Promise.all(children.map(ended));
		const lines = (place.text() ?? "").trimEnd().split("\n");
		const expected = names.flatMap((name) =>
			Array.from({ length: count }, (_, at) => `${name} ${at}`),
		);
		expect([...lines].sort()).toEqual([...expected].sort());
		expect(conflicts).toBeGreaterThan(0);
		expect(readdirSync(join(place.root, ".tacit"))).toEqual([
			"early.k3f9q2mx.md",
		]);
		expect(readdirSync(join(place.ownFolder, "locks"))).toEqual([]);
	});
});
