import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isolatedGit } from "./isolatedGit.ts";
import { readStory, type StoryCommit } from "./readStory.ts";
import { tellStory } from "./tellStory.ts";

const storyFolder = join(import.meta.dirname, "content");

/** What stands in the sample's own git configuration. */
const configuration: readonly (readonly [string, string])[] = [
	["user.name", "Lin Newcomb"],
	["user.email", "lin@example.com"],
	["commit.gpgSign", "false"],
	["tag.gpgSign", "false"],
	["core.autocrlf", "false"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["remote.origin.url", "https://example.org/parcel/parcel.git"],
	["remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"],
	["branch.main.remote", "origin"],
	["branch.main.merge", "refs/heads/main"],
];

/**
 * Makes the sample repository "Parcel" in `folder`, which must be empty or absent. The same story
 * gives the same commit hashes on every machine. `main` and `origin/main` stand at the last commit;
 * the remote's address is a placeholder. Whoever commits there is Lin, the newcomer. `progress` is
 * told a line now and then.
 */
export async function makeSample(
	folder: string,
	options?: { progress?: (line: string) => void },
): Promise<void> {
	const progress = options?.progress ?? (() => undefined);
	await mkdir(folder, { recursive: true });
	if ((await readdir(folder)).length > 0)
		throw new Error(`${folder} is not empty`);
	await isolatedGit(folder, [
		"init",
		"--quiet",
		"--template=",
		"--object-format=sha1",
		"--initial-branch=main",
	]);
	const story = await readStory(storyFolder);
	progress(`Making ${story.length} commits`);
	const commits = await tellStory(folder, story);
	await setRefs(folder, story, commits);
	for (const [key, value] of configuration)
		await isolatedGit(folder, ["config", key, value]);
	progress("Checking out main");
	await isolatedGit(folder, ["read-tree", "-u", "--reset", "HEAD"]);
}

/** Leaves `main` alone here; the remote has it too, and the branches that nobody has merged. */
async function setRefs(
	folder: string,
	story: readonly StoryCommit[],
	commits: ReadonlyMap<string, string>,
): Promise<void> {
	const tips = new Map(
		story.map((told) => [told.branch, commits.get(told.key) ?? ""]),
	);
	const merged = new Set(story.map((told) => told.merges));
	for (const [branch, hash] of tips) {
		if (!merged.has(branch))
			await isolatedGit(folder, [
				"update-ref",
				`refs/remotes/origin/${branch}`,
				hash,
			]);
		if (branch !== "main")
			await isolatedGit(folder, ["update-ref", "-d", `refs/heads/${branch}`]);
	}
	await isolatedGit(folder, [
		"symbolic-ref",
		"refs/remotes/origin/HEAD",
		"refs/remotes/origin/main",
	]);
}
