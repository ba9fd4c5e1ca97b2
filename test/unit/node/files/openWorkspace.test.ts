import { execFileSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TacitErrorCode } from "../../../../src/core/errors.ts";
import type {
	FileStamp,
	FileVisit,
	Workspace,
} from "../../../../src/core/ports.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { openWorkspace } from "../../../../src/node/files/openWorkspace.ts";
import { asNobody } from "../../../support/asNobody.ts";
import { patient } from "../../../support/patientPacer.ts";
import { temporaryFolder, writeInto } from "./temporaryFolder.ts";

const bytes = (text: string) => Buffer.from(text);
const path = (text: string) => text as RepoPath;
const repository = (root: string) =>
	openWorkspace(root, { kind: "repository" });

/** How an action fails, as a code; the message must say something to a person. */
async function failure(
	action: Promise<unknown>,
): Promise<TacitErrorCode | undefined> {
	try {
		await action;
		return undefined;
	} catch (error) {
		expect(error).toMatchObject({ name: "TacitError" });
		const { code, message } = error as {
			code: TacitErrorCode;
			message: string;
		};
		expect(message).toMatch(/[.]$/);
		return code;
	}
}

async function listed(workspace: Workspace): Promise<readonly string[]> {
	return [...(await workspace.listNoteFiles(patient))].sort();
}

async function visited(
	workspace: Workspace,
	paths: readonly string[],
	known: (path: RepoPath) => FileStamp | undefined = () => undefined,
	maximumBytes = 1000,
): Promise<readonly FileVisit[]> {
	const found: FileVisit[] = [];
	await workspace.visitFiles({
		paths: paths as RepoPath[],
		pacer: patient,
		maximumBytes,
		known,
		visit: (_, visit) =>
			found.push(
				visit.state === "read"
					? { ...visit, bytes: Buffer.from(visit.bytes) }
					: visit,
			),
	});
	return found;
}

describe("listing notes", () => {
	const tree = {
		"src/a.ts": "",
		"src/README.md": "",
		"src/.tacit/one.k3f9q2mx.md": "",
		"src/.tacit/README.md": "",
		"src/.tacit/media/picture.md": "",
		"src/.tacit/.tacit/on-a-note.k3f9q2mx.md": "",
		".tacit/two.k3f9q2mx.md": "",
		".tacit/src/deep/mirrored.k3f9q2mx.md": "",
		".tacit/templates/decision.md": "",
		".tacit/sessions/2026.md": "",
		".tacit/config.yaml": "",
		"node_modules/x/.tacit/no.k3f9q2mx.md": "",
		"nested/.git/HEAD": "",
		"nested/.tacit/no.k3f9q2mx.md": "",
		"module/.git": "gitdir: ../.git",
		".git/HEAD": "",
		"broken/.git": "gitdir: elsewhere",
		"broken/.tacit/no-repository.k3f9q2mx.md": "",
		"module/sub/.tacit/no.k3f9q2mx.md": "",
		".git/.tacit/no.k3f9q2mx.md": "",
	};
	const expected = [
		".tacit/src/deep/mirrored.k3f9q2mx.md",
		".tacit/two.k3f9q2mx.md",
		"broken/.tacit/no-repository.k3f9q2mx.md",
		"src/.tacit/.tacit/on-a-note.k3f9q2mx.md",
		"src/.tacit/README.md",
		"src/.tacit/media/picture.md",
		"src/.tacit/one.k3f9q2mx.md",
	];

	it("walks past nested repositories, git's folder and node_modules", async () => {
		expect(await listed(repository(temporaryFolder(tree)))).toEqual(expected);
	});

	it("walks past what .gitignore files leave out, as git does, the nearer ones first", async () => {
		const root = temporaryFolder({
			".gitignore":
				"*.log\n/build/\n**/cache\n!kept.log\ndeep/*\n!deep/wanted\n",
			"a.log": "",
			"kept.log": "",
			"build/a.ts": "",
			"src/build/a.ts": "",
			"src/cache/a.ts": "",
			"src/.gitignore": "!b.log\n*.tmp\n",
			"src/b.log": "",
			"src/c.log": "",
			"src/d.tmp": "",
			"deep/wanted/a.ts": "",
			"deep/other/a.ts": "",
		});
		const walked = await repository(root).walk(() => true, patient);
		execFileSync("git", ["init", "--quiet", root]);
		const told = execFileSync(
			"git",
			["-C", root, "ls-files", "-co", "--exclude-standard"],
			{ encoding: "utf8" },
		);
		expect([...walked].sort()).toEqual(told.trim().split("\n").sort());
		expect(walked).toContain("src/b.log");
	});

	it("passes over a pattern of many stars, a look at which could take for ever", async () => {
		const name = `${"a".repeat(200)}.ts`;
		const root = temporaryFolder({
			".gitignore": `${"*a".repeat(60)}*b\n*.log\n`,
			[name]: "",
			"a.log": "",
		});
		const walked = await repository(root).walk(() => true, patient);
		expect([...walked].sort()).toEqual([".gitignore", name]);
	});

	it("finds the same from git's list, and notes that git ignores beside code that it knows", async () => {
		const root = temporaryFolder(tree);
		writeInto(root, "gone/.tacit/gone.k3f9q2mx.md", "");
		rmSync(join(root, "nested"), { recursive: true });
		rmSync(join(root, ".git"), { recursive: true });
		rmSync(join(root, "module"), { recursive: true });
		const git = (...args: string[]) =>
			execFileSync("git", ["-C", root, ...args], { encoding: "utf8" });
		git("init", "-q");
		writeInto(root, ".gitignore", "node_modules\nsrc/.tacit\n");
		writeInto(root, "nested/file", "");
		git("init", "-q", "nested");
		writeInto(root, "nested/.tacit/no.k3f9q2mx.md", "");
		git("add", "gone");
		rmSync(join(root, "gone"), { recursive: true });
		const workspace = openWorkspace(root, {
			kind: "repository",
			listFiles: async () =>
				git("ls-files", "-z", "-co", "--exclude-standard")
					.split("\0")
					.filter(Boolean),
		});
		expect(await listed(workspace)).toEqual(expected);
	});

	it("does not tell of what changed in a repository inside of its own", async () => {
		const root = temporaryFolder(tree);
		let report: (paths: readonly RepoPath[]) => void = () => undefined;
		const workspace = openWorkspace(root, {
			kind: "repository",
			watch: (changed) => {
				report = changed;
				return { dispose: () => undefined };
			},
		});
		const told: (readonly RepoPath[])[] = [];
		workspace.onDidChange((paths) => told.push(paths));
		report([
			path("nested/.tacit/no.k3f9q2mx.md"),
			path("src/.tacit/one.k3f9q2mx.md"),
			path("module/sub/.tacit/no.k3f9q2mx.md"),
		]);
		report([path("nested/.tacit/no.k3f9q2mx.md")]);
		expect(told).toEqual([["src/.tacit/one.k3f9q2mx.md"]]);
	});

	it("takes every Markdown file of the drafts, whatever the folder", async () => {
		const root = temporaryFolder({
			"src/one.k3f9q2mx.md": "",
			"templates/two.k3f9q2mx.md": "",
			"three.md": "",
			"picture.png": "",
		});
		expect(await listed(openWorkspace(root, { kind: "drafts" }))).toEqual([
			"src/one.k3f9q2mx.md",
			"templates/two.k3f9q2mx.md",
			"three.md",
		]);
	});

	it("is empty where there is no folder yet", async () => {
		const root = join(temporaryFolder(), "missing");
		expect(await listed(openWorkspace(root, { kind: "drafts" }))).toEqual([]);
		expect(await listed(repository(root))).toEqual([]);
	});

	it("leaves every file where it is", async () => {
		const names = leftovers(".tacit/");
		const root = temporaryFolder(names);
		age(root, names);
		await listed(repository(root));
		await listed(openWorkspace(root, { kind: "drafts" }));
		expect(readdirSync(join(root, ".tacit")).length).toBe(
			Object.keys(names).length,
		);
	});
});

/** What writes leave when they are killed, and what only looks like it. */
const leftovers = (folder: string) => ({
	[`${folder}.tacit-tmp-0011223344556677`]: "half",
	[`${folder}.tacit-tmp-notes.txt`]: "precious",
	[`${folder}.tacit-tmp-0011223344556677.md`]: "precious",
	[`${folder}one.k3f9q2mx.md`]: "",
});

function age(root: string, files: Readonly<Record<string, string>>): void {
	const old = Date.now() / 1000 - 3600;
	for (const name of Object.keys(files)) utimesSync(join(root, name), old, old);
}

describe("reading", () => {
	it("gives the bytes, and nothing for a file that is not there", async () => {
		const workspace = repository(temporaryFolder({ "a b/-ü'\".ts": "text" }));
		const content = await workspace.read(path("a b/-ü'\".ts"));
		expect(Buffer.from(content?.bytes ?? []).toString()).toBe("text");
		expect(await workspace.read(path("a b/none.ts"))).toBeUndefined();
		expect(await workspace.read(path("none/none.ts"))).toBeUndefined();
		expect(await failure(workspace.read(path("a b")))).toBe("unreadable");
	});

	it("says what stands at a path", async () => {
		const workspace = repository(temporaryFolder({ "src/a.ts": "" }));
		expect(await workspace.kindOf(path("src"))).toBe("folder");
		expect(await workspace.kindOf(path("src/a.ts"))).toBe("file");
		expect(await workspace.kindOf(path("src/b.ts"))).toBeUndefined();
		expect(await workspace.kindOf(path(""))).toBe("folder");
	});

	it("lists the files directly in a folder", async () => {
		const workspace = repository(
			temporaryFolder({ "src/a.ts": "", "src/b/c.ts": "" }),
		);
		const entries = await workspace.listFolder(path("src"));
		expect(entries.map((entry) => entry.path)).toEqual(["src/a.ts"]);
		expect(await workspace.listFolder(path("none"))).toEqual([]);
	});

	it("visits files: read, unchanged, gone, refused for their size", async () => {
		const root = temporaryFolder({ "a.md": "a", "b.md": "b".repeat(2000) });
		utimesSync(join(root, "a.md"), 1000, 1000);
		await new Promise((resolve) => setTimeout(resolve, 80));
		const workspace = repository(root);
		const [read] = await visited(workspace, ["a.md"]);
		expect(read).toMatchObject({ state: "read", bytes: bytes("a") });
		const stamp = read?.state === "read" ? read.stamp : "";
		const found = await visited(
			workspace,
			["a.md", "b.md", "c.md", "."],
			() => stamp,
		);
		expect(found.map(({ state }) => state)).toEqual([
			"unchanged",
			"refused",
			"gone",
			"refused",
		]);
		expect(found[1]).toMatchObject({ error: { code: "too-large" } });
	});

	it.runIf(process.platform === "linux")(
		"says so when a name is not UTF-8",
		async () => {
			const root = temporaryFolder();
			mkdirSync(join(root, ".tacit"));
			const name = Buffer.concat([
				bytes(`${root}/.tacit/`),
				Buffer.from([0xff]),
				bytes(".k3f9q2mx.md"),
			]);
			writeFileSync(name, "text");
			const workspace = repository(root);
			const paths = await listed(workspace);
			const [found] = await visited(workspace, paths);
			expect(found).toMatchObject({
				state: "refused",
				error: { code: "unreadable" },
			});
			rmSync(name);
			expect(await visited(workspace, paths)).toEqual([{ state: "gone" }]);
		},
	);

	it.runIf(process.platform === "linux")(
		"says so when the name of a folder with notes is not UTF-8",
		async () => {
			const root = temporaryFolder({
				"with/src/.tacit/one.k3f9q2mx.md": "",
				"without/src/readme.md": "",
				"without/src/.tacit/picture.png": "",
				"node_modules/x/.tacit/two.a3f9q2mx.md": "",
				".tacit/mirrored/src/two.b3f9q2mx.md": "",
			});
			const odd = (name: string) =>
				Buffer.concat([bytes(`${root}/${name}`), Buffer.from([0xff])]);
			for (const name of ["with", "without", ".tacit/mirrored"])
				renameSync(join(root, name), odd(name));
			const workspace = repository(root);
			const paths = await listed(workspace);
			expect(paths).toEqual([
				".tacit/mirrored\ufffd/src",
				"with\ufffd/src/.tacit",
			]);
			const found = await visited(workspace, paths);
			expect(found).toMatchObject(
				paths.map((path) => ({
					state: "refused",
					error: {
						code: "unreadable",
						message: expect.stringContaining(`“${path}” is not UTF-8`),
					},
				})),
			);
			renameSync(odd("with"), join(root, "with"));
			expect(await listed(workspace)).toContain(
				"with/src/.tacit/one.k3f9q2mx.md",
			);
		},
	);

	it("says so when a folder bears a note's name, and reads what lies in it", async () => {
		const workspace = repository(
			temporaryFolder({ ".tacit/folder.k3f9q2mx.md/one.a3f9q2mx.md": "" }),
		);
		const paths = await listed(workspace);
		expect(paths).toEqual([
			".tacit/folder.k3f9q2mx.md",
			".tacit/folder.k3f9q2mx.md/one.a3f9q2mx.md",
		]);
		const found = await visited(workspace, paths);
		expect(found).toMatchObject([
			{ state: "refused", error: { code: "unreadable" } },
			{ state: "read" },
		]);
	});

	it.runIf(process.platform !== "win32")(
		"does not wait at a pipe",
		async () => {
			const root = temporaryFolder();
			execFileSync("mkfifo", [join(root, "x.md")]);
			const [found] = await visited(repository(root), ["x.md"]);
			expect(found).toMatchObject({
				state: "refused",
				error: { code: "unreadable" },
			});
		},
	);
});

describe("stamps", () => {
	const stampOf = async (workspace: Workspace) => {
		const content = await workspace.read(path("a.md"));
		return content?.stamp;
	};
	const settle = () => new Promise((resolve) => setTimeout(resolve, 80));

	it("stay the same while the file does, and change when it is rewritten with the same size and time", async () => {
		const root = temporaryFolder({ "a.md": "one" });
		const place = join(root, "a.md");
		utimesSync(place, 1000, 1000);
		await settle();
		const workspace = repository(root);
		const before = await stampOf(workspace);
		expect(await stampOf(workspace)).toBe(before);
		writeFileSync(place, "two");
		utimesSync(place, 1000, 1000);
		await settle();
		const after = await stampOf(workspace);
		expect(after).not.toBe(before);
		writeFileSync(join(root, "new"), "six");
		renameSync(join(root, "new"), place);
		utimesSync(place, 1000, 1000);
		await settle();
		expect(await stampOf(workspace)).not.toBe(after);
	});

	it("are never the same twice for a file that was written just now, which could change unseen", async () => {
		const root = temporaryFolder({ "a.md": "one" });
		const workspace = repository(root);
		writeFileSync(join(root, "a.md"), "two");
		expect(await stampOf(workspace)).not.toBe(await stampOf(workspace));
	});
});

describe("writing", () => {
	it("makes a file and its folders, and replaces what the caller read", async () => {
		const root = temporaryFolder();
		const workspace = repository(root);
		const note = path("src/auth/.tacit/early.k3f9q2mx.md");
		await workspace.write(note, bytes("one"), undefined);
		expect(readFileSync(join(root, note), "utf8")).toBe("one");
		await workspace.write(note, bytes("two"), bytes("one"));
		expect(readFileSync(join(root, note), "utf8")).toBe("two");
		expect(readdirSync(join(root, "src/auth/.tacit"))).toEqual([
			"early.k3f9q2mx.md",
		]);
	});

	it("makes the root of the drafts", async () => {
		const root = join(temporaryFolder(), "tacit", "drafts");
		await openWorkspace(root, { kind: "drafts" }).write(
			path("src/a.md"),
			bytes("one"),
			undefined,
		);
		expect(readFileSync(join(root, "src/a.md"), "utf8")).toBe("one");
	});

	it("writes nothing and says what stands there when the file was changed, made or removed meanwhile", async () => {
		const root = temporaryFolder({ "a.md": "theirs" });
		const workspace = repository(root);
		await expect(
			workspace.write(path("a.md"), bytes("mine"), bytes("before")),
		).rejects.toMatchObject({
			code: "conflict",
			detail: { path: "a.md", current: "theirs" },
		});
		await expect(
			workspace.write(path("a.md"), bytes("mine"), undefined),
		).rejects.toMatchObject({
			code: "conflict",
			detail: { current: "theirs" },
		});
		await expect(
			workspace.write(path("b.md"), bytes("mine"), bytes("before")),
		).rejects.toMatchObject({
			code: "conflict",
			detail: { path: "b.md" },
		});
		expect(readdirSync(root)).toEqual(["a.md"]);
		expect(readFileSync(join(root, "a.md"), "utf8")).toBe("theirs");
	});

	it("removes what a killed write left over in the folder, once it is old, and nothing that only looks like it", async () => {
		const files = leftovers("src/.tacit/");
		const young = "src/.tacit/.tacit-tmp-8899aabbccddeeff";
		const root = temporaryFolder({ ...files, [young]: "being written" });
		age(root, files);
		await repository(root).write(
			path("src/.tacit/two.b2734mkm.md"),
			bytes("two"),
			undefined,
		);
		expect(readdirSync(join(root, "src/.tacit")).sort()).toEqual([
			".tacit-tmp-0011223344556677.md",
			".tacit-tmp-8899aabbccddeeff",
			".tacit-tmp-notes.txt",
			"one.k3f9q2mx.md",
			"two.b2734mkm.md",
		]);
	});

	it.runIf(process.platform !== "win32")(
		"removes no link that bears the name of a leftover, however old its target is",
		async () => {
			const root = temporaryFolder({ "old.txt": "precious" });
			age(root, { "old.txt": "" });
			const link = join(root, ".tacit-tmp-0011223344556677");
			symlinkSync("old.txt", link);
			await repository(root).write(path("a.md"), bytes("a"), undefined);
			expect(readlinkSync(link)).toBe("old.txt");
		},
	);

	it.runIf(process.platform !== "win32")("keeps permissions", async () => {
		const root = temporaryFolder({ "a.md": "one" });
		chmodSync(join(root, "a.md"), 0o640);
		await repository(root).write(path("a.md"), bytes("two"), bytes("one"));
		expect(statSync(join(root, "a.md")).mode & 0o777).toBe(0o640);
	});

	it.runIf(process.platform !== "win32")(
		"offers a private draft for a published note alone, and says where a draft was to lie",
		async () => {
			const root = temporaryFolder({ ".tacit/.keep": "" });
			chmodSync(root, 0o555);
			chmodSync(join(root, ".tacit"), 0o555);
			asNobody();
			const messageOf = (kind: "repository" | "drafts", file: string) =>
				openWorkspace(root, { kind })
					.write(path(file), bytes("x"), undefined)
					.then(
						() => "",
						(error: Error) => error.message,
					);
			const note = ".tacit/a.k3f9q2mx.md";
			const advice = "its folder is read-only. Allow writing to it and";
			expect(await messageOf("repository", note)).toBe(
				`“${note}” cannot be written: ${advice} save again, or keep the note as a private draft.`,
			);
			expect(await messageOf("repository", ".tacit/config.yaml")).toBe(
				`“.tacit/config.yaml” cannot be written: ${advice} try again.`,
			);
			expect(await messageOf("drafts", "a.k3f9q2mx.md")).toBe(
				`“${join(root, "a.k3f9q2mx.md")}” cannot be written: ${advice} try again.`,
			);
		},
	);

	it.runIf(process.platform !== "win32")(
		"says what to do when the folder is read-only",
		async () => {
			const root = temporaryFolder({ "src/.tacit/a.md": "one" });
			chmodSync(root, 0o755);
			chmodSync(join(root, "src/.tacit"), 0o555);
			asNobody();
			const workspace = repository(root);
			const message = /read-only. Allow writing/;
			await expect(
				workspace.write(path("src/.tacit/a.md"), bytes("two"), bytes("one")),
			).rejects.toMatchObject({
				code: "unwritable",
				message: expect.stringMatching(message),
			});
			await expect(
				workspace.write(path("src/.tacit/b.md"), bytes("two"), undefined),
			).rejects.toMatchObject({
				code: "unwritable",
				message: expect.stringMatching(message),
			});
			await expect(
				workspace.write(path("src/.tacit/b/c.md"), bytes("two"), undefined),
			).rejects.toMatchObject({
				code: "unwritable",
				message: expect.stringMatching(message),
			});
			await expect(
				workspace.remove(path("src/.tacit/a.md"), bytes("one"), {
					trash: false,
				}),
			).rejects.toMatchObject({ code: "unwritable" });
			expect(readFileSync(join(root, "src/.tacit/a.md"), "utf8")).toBe("one");
		},
	);

	it("says what to do when something else is in the way", async () => {
		const root = temporaryFolder({ "src/.tacit": "a file" });
		expect(
			await failure(
				repository(root).write(path("src/.tacit/a.md"), bytes("x"), undefined),
			),
		).toBe("unwritable");
		expect(
			await failure(repository(root).write(path("src"), bytes("x"), undefined)),
		).toBe("unwritable");
		const name = `${"x".repeat(300)}.md`;
		expect(
			await failure(repository(root).write(path(name), bytes("x"), undefined)),
		).toBe("unwritable");
	});

	it("tells listeners of its own changes, and of what a watcher reports", async () => {
		const root = temporaryFolder();
		const watchers: ((paths: readonly RepoPath[]) => void)[] = [];
		const workspace = openWorkspace(root, {
			kind: "repository",
			watch: (changed) => {
				watchers.push(changed);
				return { dispose: () => void watchers.pop() };
			},
		});
		const told: RepoPath[] = [];
		const listening = workspace.onDidChange((paths) => told.push(...paths));
		await workspace.write(path("a.md"), bytes("one"), undefined);
		watchers[0]?.([path("b.md")]);
		await workspace.remove(path("a.md"), bytes("one"), { trash: false });
		expect(told).toEqual(["a.md", "b.md", "a.md"]);
		listening.dispose();
		await workspace.write(path("c.md"), bytes("one"), undefined);
		expect(told).toHaveLength(3);
		workspace.dispose();
		expect(watchers).toHaveLength(0);
	});
});

describe("removing", () => {
	it("keeps the file in Tacit's own folder where the system has no trash", async () => {
		const root = temporaryFolder({ "src/.tacit/a.md": "one" });
		const ownFolder = join(root, ".git", "tacit");
		const workspace = openWorkspace(root, {
			kind: "repository",
			ownFolder,
			trash: () => Promise.reject(new Error("no trash here")),
		});
		const kept = await workspace.remove(path("src/.tacit/a.md"), bytes("one"), {
			trash: true,
		});
		expect(existsSync(join(root, "src/.tacit/a.md"))).toBe(false);
		const [time = ""] = readdirSync(join(ownFolder, "trash"));
		expect(kept).toBe(join(ownFolder, "trash", time, "src/.tacit/a.md"));
		expect(readFileSync(kept ?? "", "utf8")).toBe("one");
	});

	it("uses the system's trash where there is one", async () => {
		const root = temporaryFolder({ "a.md": "one" });
		const trashed: string[] = [];
		const workspace = openWorkspace(root, {
			kind: "repository",
			trash: async (place) => {
				trashed.push(place);
				rmSync(place);
			},
		});
		await workspace.remove(path("a.md"), bytes("one"), { trash: true });
		expect(trashed).toEqual([join(root, "a.md")]);
	});

	it("removes nothing that was changed meanwhile", async () => {
		const root = temporaryFolder({ "a.md": "theirs" });
		const workspace = repository(root);
		for (const trash of [true, false])
			expect(
				await failure(workspace.remove(path("a.md"), bytes("mine"), { trash })),
			).toBe("conflict");
		expect(readFileSync(join(root, "a.md"), "utf8")).toBe("theirs");
	});
});

describe.runIf(process.platform !== "win32")("symbolic links", () => {
	function linked() {
		const outside = temporaryFolder({
			"secret.k3f9q2mx.md": "secret",
			"sub/secret.k3f9q2mx.md": "secret",
		});
		const root = temporaryFolder({
			"real/.tacit/a.k3f9q2mx.md": "inside",
			".git/config": "git's",
		});
		mkdirSync(join(root, "file/.tacit"), { recursive: true });
		mkdirSync(join(root, "folder"));
		symlinkSync(
			join(outside, "secret.k3f9q2mx.md"),
			join(root, "file/.tacit/out.k3f9q2mx.md"),
		);
		symlinkSync(
			"../../real/.tacit/a.k3f9q2mx.md",
			join(root, "file/.tacit/in.k3f9q2mx.md"),
		);
		symlinkSync("../../.git/config", join(root, "file/.tacit/git.k3f9q2mx.md"));
		symlinkSync("nowhere", join(root, "file/.tacit/dangling.k3f9q2mx.md"));
		symlinkSync(outside, join(root, "folder/.tacit"));
		symlinkSync(outside, join(root, "parent"));
		return { root, outside, workspace: repository(root) };
	}
	const out = [
		"file/.tacit/out.k3f9q2mx.md",
		"file/.tacit/git.k3f9q2mx.md",
		"folder/.tacit/secret.k3f9q2mx.md",
		"parent/secret.k3f9q2mx.md",
		"parent/sub/secret.k3f9q2mx.md",
		".git/config",
		".GIT/config",
	].map(path);

	it("that lead out of the tree are refused, for a file, its folder and a folder above", async () => {
		const { root, outside, workspace } = linked();
		for (const target of out) {
			expect(await failure(workspace.read(target))).toBe("outside-repository");
			expect(await failure(workspace.kindOf(target))).toBe(
				"outside-repository",
			);
			expect(
				await failure(workspace.write(target, bytes("x"), bytes("secret"))),
			).toBe("outside-repository");
			expect(
				await failure(workspace.write(target, bytes("x"), undefined)),
			).toBe("outside-repository");
			expect(
				await failure(
					workspace.remove(target, bytes("secret"), { trash: true }),
				),
			).toBe("outside-repository");
		}
		const fresh = path("folder/.tacit/deep/new.md");
		expect(await failure(workspace.write(fresh, bytes("x"), undefined))).toBe(
			"outside-repository",
		);
		expect(await failure(workspace.listFolder(path("folder/.tacit")))).toBe(
			"outside-repository",
		);
		expect(readdirSync(outside).sort()).toEqual(["secret.k3f9q2mx.md", "sub"]);
		expect(readFileSync(join(outside, "secret.k3f9q2mx.md"), "utf8")).toBe(
			"secret",
		);
		expect(readFileSync(join(root, ".git/config"), "utf8")).toBe("git's");
	});

	it("stand in the list to be refused, and are not followed", async () => {
		const { workspace } = linked();
		const paths = await listed(workspace);
		expect(paths).toEqual([
			"file/.tacit/dangling.k3f9q2mx.md",
			"file/.tacit/git.k3f9q2mx.md",
			"file/.tacit/in.k3f9q2mx.md",
			"file/.tacit/out.k3f9q2mx.md",
			"folder/.tacit",
			"real/.tacit/a.k3f9q2mx.md",
		]);
		const found = await visited(workspace, paths);
		expect(
			found.map((visit) =>
				visit.state === "refused" ? visit.error.code : visit.state,
			),
		).toEqual([
			"unreadable",
			"outside-repository",
			"read",
			"outside-repository",
			"outside-repository",
			"read",
		]);
		expect(found[0]).toMatchObject({
			error: { message: expect.stringContaining("leads nowhere") },
		});
	});

	it("inside the tree are followed, and stay links when written through", async () => {
		const { root, workspace } = linked();
		const link = path("file/.tacit/in.k3f9q2mx.md");
		await workspace.write(link, bytes("changed"), bytes("inside"));
		expect(readFileSync(join(root, "real/.tacit/a.k3f9q2mx.md"), "utf8")).toBe(
			"changed",
		);
		expect(readlinkSync(join(root, link))).toBe(
			"../../real/.tacit/a.k3f9q2mx.md",
		);
		await workspace.remove(link, bytes("changed"), { trash: false });
		expect(existsSync(join(root, link))).toBe(false);
		expect(readFileSync(join(root, "real/.tacit/a.k3f9q2mx.md"), "utf8")).toBe(
			"changed",
		);
	});

	it("that lead nowhere are not written through", async () => {
		const { root, workspace } = linked();
		const link = path("file/.tacit/dangling.k3f9q2mx.md");
		expect(await failure(workspace.write(link, bytes("x"), undefined))).toBe(
			"conflict",
		);
		expect(existsSync(join(root, "file/.tacit/nowhere"))).toBe(false);
	});

	it("to the root itself are no matter", async () => {
		const { root } = linked();
		const door = join(temporaryFolder(), "door");
		symlinkSync(root, door);
		const content = await repository(door).read(
			path("real/.tacit/a.k3f9q2mx.md"),
		);
		expect(content?.bytes.length).toBe(6);
	});
});
