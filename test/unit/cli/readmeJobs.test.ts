import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	it,
	onTestFinished,
} from "vitest";
import { parse } from "yaml";
import { projectFolder } from "../../support/cacheFolder.ts";
import {
	gitRepository,
	type TestRepository,
} from "../../support/gitRepository.ts";

const run = promisify(execFile);

/** A step of GitHub's: one that runs an action, or a script. */
interface Step {
	readonly uses?: string;
	readonly run?: string;
}
interface Workflow {
	readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
type GitLabJobs = Readonly<
	Record<
		string,
		{
			readonly rules: readonly { readonly if: string }[];
			readonly script: readonly string[];
		}
	>
>;

/** What GitLab's jobs may say, of what these need: https://docs.gitlab.com/ci/yaml/ */
const gitLabKeys = [
	...["after_script", "artifacts", "before_script", "cache", "environment"],
	...["image", "needs", "rules", "script", "stage", "tags", "variables"],
];

/** Around every clone: the package is installed in its folder. */
let home: TestRepository;
let repository: TestRepository;
let remote: string;
let gitHub: string;
let gitLab: string;

beforeAll(async () => {
	const readme = await readFile(join(projectFolder, "README.md"), "utf8");
	const blocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
		([, text = ""]) => text,
	);
	gitHub =
		blocks.find(
			(text) => text.includes("runs-on:") && text.includes("tacit-notes log"),
		) ?? "";
	gitLab = blocks.find((text) => text.includes("$CI_COMMIT_BRANCH")) ?? "";
	home = await gitRepository();
	await installPackage(home);
});
afterAll(() => home.dispose());

/** Packs what is built, as it is published, and installs it where npx finds it from every clone below. */
async function installPackage({ folder, environment }: TestRepository) {
	const project = join(folder, "project");
	await mkdir(project);
	for (const name of ["package.json", ".npmignore", "README.md", "LICENSE"])
		await cp(join(projectFolder, name), join(project, name));
	await run(
		process.execPath,
		["esbuild.mjs", "--command-line", "--outdir", join(project, "dist")],
		{ cwd: projectFolder },
	);
	const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts"], {
		cwd: project,
		env: environment,
	});
	const [packed] = Object.values(
		JSON.parse(stdout) as Record<string, { filename: string }>,
	);
	await writeFile(join(folder, "package.json"), "{}");
	await run(
		"npm",
		["install", "--offline", join(project, packed?.filename ?? "")],
		{ cwd: folder, env: environment },
	);
}

/** GitHub's reader of workflows. Its files import JSON as Node does not allow, so it is bundled. */
async function workflowReader(): Promise<
	typeof import("@actions/workflow-parser")
> {
	const outfile = join(home.folder, "workflow-parser.mjs");
	await build({
		stdin: {
			contents: 'export * from "@actions/workflow-parser";',
			resolveDir: projectFolder,
		},
		...{ bundle: true, platform: "node", format: "esm", outfile },
	});
	return import(/* @vite-ignore */ pathToFileURL(outfile).href);
}

function note(id: string, title: string): string {
	return `---\nid: ${id}\nkind: decision\nby: [Ada <ada@example.org>]\ndate: 2026-11-22\n---\n\n# ${title}\n\nIt is so.\n\n\`\`\`ts tacit file=a.ts lines=1-1\none\n\`\`\`\n`;
}

/** A remote with one decision and no log, as a team publishes it. */
async function publish(): Promise<void> {
	repository = await gitRepository();
	onTestFinished(() => repository.dispose());
	remote = await repository.addRemote();
	await repository.commit({
		"a.ts": "one\n",
		".tacit/keep-it.aaaaaaaa.md": note("aaaaaaaa", "Keep it"),
	});
	await repository.git("push", "--quiet", "origin", "main");
}

/** Runs a script in a new clone of the remote, as a job does on a machine that knows nobody. */
async function runJob(
	script: readonly (readonly [shell: readonly string[], text: string])[],
	given: {
		readonly isDetached: boolean;
		readonly depth: number;
		readonly variables: Readonly<Record<string, string>>;
		readonly config?: string;
	},
): Promise<void> {
	const clone = join(home.folder, `clone-${clones++}`);
	const own = `${clone}-home`;
	await mkdir(own);
	await writeFile(join(own, ".gitconfig"), given.config ?? "");
	const env = {
		...repository.environment,
		HOME: own,
		GIT_CONFIG_GLOBAL: join(own, ".gitconfig"),
		CI: "true",
		npm_config_offline: "true",
		npm_config_cache: join(home.folder, "npm-cache"),
		PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
		...given.variables,
	};
	const from = `file://${remote}`;
	await run(
		"git",
		[
			"clone",
			"--quiet",
			`--depth=${given.depth}`,
			"--branch=main",
			from,
			clone,
		],
		{ env },
	);
	if (given.isDetached)
		await run("git", ["checkout", "--quiet", "--detach"], { cwd: clone, env });
	for (const [[shell = "bash", ...options], text] of script)
		await run(shell, [...options, "-c", text], { cwd: clone, env });
}
let clones = 0;

/** How many commits the remote has, and the log in the last. */
async function published() {
	const git = (...args: string[]) => repository.gitIn(remote, ...args);
	return {
		count: Number(await git("rev-list", "--count", "main")),
		log: await git("show", "main:DECISIONS.md"),
		last: await git("log", "-1", "--format=%an <%ae>: %s", "main"),
		changed: await git("show", "--format=", "--name-only", "main"),
	};
}

/** What each job has to do, however it is run: build and push the log once, again after a change, and else leave all as it is. */
async function keepsTheLog(job: () => Promise<void>): Promise<void> {
	const count = Number(
		await repository.gitIn(remote, "rev-list", "--count", "main"),
	);
	await job();
	const first = await published();
	expect(first.count).toBe(count + 1);
	expect(first.log).toContain("## Keep it\n");
	expect(first.changed).toBe("DECISIONS.md");
	await job();
	expect(await published()).toEqual(first);
	await repository.git("pull", "--quiet", "--rebase", remote, "main");
	await repository.commit({
		".tacit/throw-it.bbbbbbbb.md": note("bbbbbbbb", "Throw it away"),
	});
	await repository.git("push", "--quiet", remote, "main");
	await job();
	const last = await published();
	expect(last.count).toBe(count + 3);
	expect(last.log).toContain("## Throw it away");
	expect(last.last).toMatch(/^decision log <.+>: Update the decision log$/);
}

describe("the job for GitHub that the README shows", () => {
	it("is a workflow that GitHub’s own reader finds nothing wrong with", async () => {
		const reader = await workflowReader();
		const result = reader.parseWorkflow(
			{ name: "log.yml", content: gitHub },
			new reader.NoOperationTraceWriter(),
		);
		expect(result.context.errors.getErrors()).toEqual([]);
		if (!result.value) throw new Error("There is no workflow.");
		const template = await reader.convertWorkflowTemplate(
			result.context,
			result.value,
		);
		expect(template.errors ?? []).toEqual([]);
		expect(template.jobs).toHaveLength(1);
	});

	it("builds the log, and pushes it where it is another", async () => {
		await publish();
		const [job] = Object.values((parse(gitHub) as Workflow).jobs);
		const steps = job?.steps ?? [];
		expect(steps.flatMap(({ uses = [] }) => uses)).toEqual([
			expect.stringMatching(/^actions\/checkout@/),
			expect.stringMatching(/^actions\/setup-node@/),
		]);
		// As the runner does where no shell is named.
		const script = steps.flatMap(({ run: text }) =>
			text === undefined ? [] : [[["bash", "-e"], text] as const],
		);
		await keepsTheLog(() =>
			runJob(script, { isDetached: false, depth: 1, variables: {} }),
		);
	});
});

describe("the job for GitLab that the README shows", () => {
	it("says nothing that a job there cannot say", () => {
		const jobs = Object.entries(parse(gitLab) as GitLabJobs);
		expect(jobs).toHaveLength(1);
		for (const [, job] of jobs) {
			expect(
				Object.keys(job).filter((key) => !gitLabKeys.includes(key)),
			).toEqual([]);
			expect(job.script.every((line) => typeof line === "string")).toBe(true);
			expect(job.rules).toEqual([{ if: expect.any(String) }]);
		}
	});

	it("builds the log, pushes it where it is another, and is not run by its own push", async () => {
		await publish();
		const [job] = Object.values(parse(gitLab) as GitLabJobs);
		const { script = [], rules = [] } = job ?? {};
		const variables = {
			CI_COMMIT_BRANCH: "main",
			CI_DEFAULT_BRANCH: "main",
			CI_SERVER_HOST: "gitlab.example",
			CI_PROJECT_PATH: "team/app",
			LOG_TOKEN: "glpat-x",
		};
		const address = "https://token:glpat-x@gitlab.example/team/app.git";
		await keepsTheLog(() =>
			// All lines are one script of the runner's.
			runJob([[["bash", "-e", "-o", "pipefail"], script.join("\n")]], {
				...{ isDetached: true, depth: 20, variables },
				config: `[url "${remote}"]\n\tinsteadOf = ${address}\n`,
			}),
		);
		const [, pattern] = /CI_COMMIT_MESSAGE !~ \/(.+)\//.exec(
			rules[0]?.if ?? "",
		) ?? ["", "(?!)"];
		const { last } = await published();
		expect(last.split(": ")[1]).toMatch(new RegExp(pattern ?? "(?!)"));
	});
});
