import fs, { readFileSync } from "node:fs";
import fsPromises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import type { Codec } from "../../../../src/core/codec.ts";
import { isTacitError } from "../../../../src/core/errors.ts";
import type { IndexedNote } from "../../../../src/core/note.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

// A process that writes a file of a tree, and is killed while it does so or meets another that writes the same
// file. The test bundles it and runs it with the name of a JSON file.

/** What the process does. */
export interface WriterOrder {
	readonly root: string;
	readonly path: string;
	readonly ownFolder: string;
	readonly work: /** Does one thing, and dies at this call on the disk: before it, or right after. */
		| (OneDeed & {
				/** 1 is the first call; 0 is none: then it says how many there were. */
				readonly dieAt: number;
				readonly when: "before" | "half" | "after";
		  })
		/** Writes the texts in turn, over and over, until it is killed. */
		| { readonly kind: "forever"; readonly texts: readonly string[] }
		/** Adds `count` lines to the file, one write each, taking what stands there after every conflict. */
		| {
				readonly kind: "append";
				readonly count: number;
				readonly name: string;
		  };
}

/** What is done once. */
export type OneDeed =
	/** Writes `text` over `before`. */
	| {
			readonly kind: "write";
			readonly text: string;
			readonly before: string | undefined;
	  }
	/** Moves the draft of this id, at this path in the folder of drafts, beside its code. */
	| { readonly kind: "publish"; readonly drafts: string; readonly id: string }
	/** Moves the file to Tacit's own trash. */
	| { readonly kind: "trash" };

const order = JSON.parse(
	readFileSync(process.argv[2] ?? "", "utf8"),
) as WriterOrder;
let calls = 0;
if ("dieAt" in order.work) dieOnTheWay(order.work.dieAt, order.work.when);
const { openWorkspace } = await import(
	"../../../../src/node/files/openWorkspace.ts"
);
const { createStore } = await import("../../../../src/core/store.ts");
const workspace = openWorkspace(order.root, {
	kind: "repository",
	ownFolder: order.ownFolder,
});
const path = order.path as RepoPath;
const read = () => readFileSync(`${order.root}/${path}`);

switch (order.work.kind) {
	case "write": {
		const { before, text } = order.work;
		await workspace.write(
			path,
			Buffer.from(text),
			before === undefined ? undefined : Buffer.from(before),
		);
		break;
	}
	case "publish": {
		const { drafts, id } = order.work;
		const trees = {
			published: workspace,
			draft: openWorkspace(drafts, {
				kind: "drafts",
				ownFolder: order.ownFolder,
			}),
		};
		// Nothing is read as Markdown when a draft is published.
		const unused = {} as Codec;
		const note = { file: { path, visibility: "draft" }, head: { id } };
		await createStore(trees, unused).publish(
			note as IndexedNote,
			"beside",
			async ({ text }) => text,
		);
		break;
	}
	case "trash":
		await workspace.remove(path, read(), { trash: true });
		break;
	case "forever":
		process.stdout.write("ready\n");
		for (let at = 0; ; at++) {
			const text = order.work.texts[at % order.work.texts.length] ?? "";
			await workspace.write(path, Buffer.from(text), read());
		}
	case "append":
		for (let at = 0; at < order.work.count; ) {
			const before = read();
			const line = Buffer.from(`${order.work.name} ${at}\n`);
			try {
				await workspace.write(path, Buffer.concat([before, line]), before);
				at++;
			} catch (error) {
				if (!isTacitError(error, "conflict")) throw error;
				process.stdout.write("conflict\n");
			}
		}
}

if ("dieAt" in order.work) process.stdout.write(String(calls));

/** Leaves what a write of these bytes has done half-way: to a handle, or to a new file. */
function writeHalf(target: unknown, bytes: unknown): void {
	if (typeof bytes !== "string" && !(bytes instanceof Uint8Array)) return;
	const file =
		typeof target === "string"
			? fs.openSync(target, "wx")
			: (target as { fd: number }).fd;
	fs.writeSync(
		file,
		Buffer.from(bytes as string).subarray(0, bytes.length / 2),
	);
}

/** Counts the calls that change the disk, and kills this process at the given one. */
function dieOnTheWay(dieAt: number, when: "before" | "half" | "after"): void {
	const die = () => process.kill(process.pid, "SIGKILL");
	const wrap = <T extends unknown[], R>(
		name: string,
		call: (...args: T) => R,
	) =>
		function (this: unknown, ...args: T): R {
			const isLast = ++calls === dieAt;
			if (isLast && when !== "after") {
				if (when === "half" && name === "writeFile") writeHalf(this, args[0]);
				if (when === "half" && name === "writeFileSync")
					writeHalf(args[0], args[1]);
				die();
			}
			const result = call.apply(this, args);
			if (isLast && result instanceof Promise) void result.finally(die);
			else if (isLast) die();
			return result;
		};
	for (const name of [
		"mkdirSync",
		"writeFileSync",
		"linkSync",
		"renameSync",
		"unlinkSync",
	] as const)
		Object.assign(fs, {
			[name]: wrap(name, fs[name] as (...args: unknown[]) => unknown),
		});
	const open = fsPromises.open;
	let isPatched = false;
	const patchedOpen = wrap("open", async (...args: Parameters<typeof open>) => {
		const handle = await open(...args);
		if (isPatched) return handle;
		isPatched = true;
		const prototype = Object.getPrototypeOf(handle);
		for (const name of ["writeFile", "chmod", "sync", "close"])
			prototype[name] = wrap(name, prototype[name]);
		return handle;
	});
	Object.assign(fsPromises, { open: patchedOpen });
	syncBuiltinESMExports();
}
