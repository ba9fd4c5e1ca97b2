import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { RepoPath } from "../../src/core/repoPath.ts";

const run = promisify(execFile);

/** A real git repository in a temporary folder, with an environment that knows no configuration of this machine. */
export interface TestRepository {
	/** Absolute path of the work tree's top, symbolic links resolved. */
	readonly root: string;
	/** Absolute path of the temporary folder around it, with `home` and whatever a test puts there. Deleted by `dispose`. */
	readonly folder: string;
	/** What git, and what is tested, is to be started with. The person is Ada Lovelace <ada@example.org>. */
	readonly environment: NodeJS.ProcessEnv;
	/** Runs git in the work tree; answers standard output without the last line end. Throws when git fails. */
	git(...args: string[]): Promise<string>;
	/** The same in another folder (absolute). */
	gitIn(folder: string, ...args: string[]): Promise<string>;
	/** Writes a file below the work tree, making folders as needed. */
	write(file: string, text: string): Promise<RepoPath>;
	read(file: string): Promise<string>;
	/** Deletes a file below the work tree. */
	remove(file: string): Promise<void>;
	/** Writes files, commits all that is in the work tree, and answers the commit's hash. */
	commit(files?: Readonly<Record<string, string>>): Promise<string>;
	/** Adds a bare repository as a remote (`origin` if not named) and answers its folder. */
	addRemote(name?: string): Promise<string>;
	/** Makes a script (of `sh`) that git runs as the hook `name`. */
	hook(name: string, script: string): Promise<void>;
	dispose(): Promise<void>;
}

export interface TestRepositoryOptions {
	/** `sha1` when left out. */
	readonly objectFormat?: "sha1" | "sha256";
	/** Name of the work tree's folder; `repository` when left out. */
	readonly name?: string;
	/** A repository of the same name to begin with a copy of, remotes included. Much faster than making it again. */
	readonly copyOf?: TestRepository;
}

/** Makes a repository without a commit, on the branch `main`. */
export async function gitRepository(
	options: TestRepositoryOptions = {},
): Promise<TestRepository> {
	const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "tacit-git-"));
	const home = path.join(folder, "home");
	const root = path.join(folder, options.name ?? "repository");
	if (options.copyOf)
		await cp(options.copyOf.folder, folder, {
			recursive: true,
			preserveTimestamps: true,
		});
	else {
		mkdirSync(home);
		mkdirSync(root);
		await writeFile(path.join(home, ".gitconfig"), personalConfig);
	}
	const environment = isolatedEnvironment(home);

	const gitIn = async (cwd: string, ...args: string[]) => {
		const { stdout } = await run("git", args, {
			cwd,
			env: environment,
			maxBuffer: 64 * 1024 * 1024,
		});
		return stdout.replace(/\n$/, "");
	};
	const repository: TestRepository = {
		root,
		folder,
		environment,
		gitIn,
		git: (...args) => gitIn(root, ...args),
		async write(file, text) {
			const full = path.join(root, file);
			await mkdir(path.dirname(full), { recursive: true });
			await writeFile(full, text);
			return file as RepoPath;
		},
		read: (file) => readFile(path.join(root, file), "utf8"),
		remove: (file) => rm(path.join(root, file)),
		async commit(files = {}) {
			for (const [file, text] of Object.entries(files))
				await repository.write(file, text);
			await repository.git("add", "--all");
			const said = await repository.git(
				...["-c", "core.abbrev=no", "commit", "--message=A commit"],
			);
			return /\b[0-9a-f]{40,64}\b/.exec(said)?.[0] ?? "";
		},
		async addRemote(name = "origin") {
			const bare = path.join(folder, `${name}.git`);
			await gitIn(folder, "init", "--quiet", "--bare", bare);
			// Relative, so that it holds for a copy too.
			await repository.git("remote", "add", name, `../${name}.git`);
			return bare;
		},
		async hook(name, script) {
			const gitDir = await repository.git(
				"rev-parse",
				"--path-format=absolute",
				"--git-common-dir",
			);
			const file = path.join(gitDir, "hooks", name);
			await mkdir(path.dirname(file), { recursive: true });
			await writeFile(file, `#!/bin/sh\n${script}\n`);
			await chmod(file, 0o755);
		},
		dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
	};
	if (options.copyOf) return repository;
	const format = `--object-format=${options.objectFormat ?? "sha1"}`;
	await repository.git("init", "--quiet", "--template=", format);
	return repository;
}

/** No signing, no pager, no clean-up in the background; local clones are allowed for submodules. */
const personalConfig = `[user]
	name = Ada Lovelace
	email = ada@example.org
[init]
	defaultBranch = main
	templateDir =
[gc]
	auto = 0
[maintenance]
	auto = false
[protocol "file"]
	allow = always
[advice]
	detachedHead = false
`;

function isolatedEnvironment(home: string): NodeJS.ProcessEnv {
	const environment: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env))
		if (!/^(?:GIT_|XDG_)/i.test(name)) environment[name] = value;
	return {
		...environment,
		HOME: home,
		USERPROFILE: home,
		GIT_CONFIG_GLOBAL: path.join(home, ".gitconfig"),
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_TERMINAL_PROMPT: "0",
	};
}
