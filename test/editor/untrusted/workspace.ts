import {
	access,
	appendFile,
	mkdir,
	symlink,
	writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { copySample } from "../../support/sampleRepository.ts";
import { writeNote } from "../support/noteFixture.ts";
import { traceFolder } from "./gitTrace.ts";
import {
	hostileFile,
	hostileId,
	hostileProse,
	hostileReferences,
	linkedFolder,
	linkedNote,
	trapText,
} from "./hostile.ts";

export const untrusted = true;

/** The sample, with notes in it that somebody hostile might have put there. */
export async function prepare(folder: string): Promise<void> {
	await copySample(folder);
	const trap = join(folder, dirname(hostileFile));
	for (const path of [
		hostileFile,
		join(dirname(linkedFolder), "door.txt"),
		join(dirname(dirname(linkedNote)), "door.txt"),
	]) {
		await mkdir(join(folder, dirname(path)), { recursive: true });
		await writeFile(join(folder, path), trapText);
	}
	const note = { file: "door.txt", lines: [3, 3], quote: "three" } as const;
	writeNote(trap, {
		...note,
		id: hostileId,
		title: "<b>Bold</b> [run](command:x) ![p](https://tracker.example/t.png)",
		prose: `${hostileProse}\n\n${hostileReferences}`,
		fields: ["by:", '  - "[me](command:x) <b>"', "try: task trap"],
	});
	writeNote(trap, {
		...note,
		id: "h0st0004",
		title: "About somebody else's file",
		file: "../../../../../../../../../../etc/passwd",
	});

	const outside = join(dirname(folder), "outside");
	await mkdir(outside);
	const secret = { ...note, title: "A secret from outside" };
	const file = writeNote(outside, { ...secret, id: "h0st0002" });
	await symlink(dirname(file), join(folder, linkedFolder));
	await mkdir(join(folder, dirname(linkedNote)));
	await symlink(
		writeNote(outside, { ...secret, id: "h0st0003" }),
		join(folder, linkedNote),
	);

	const trace = traceFolder(folder);
	await mkdir(trace);
	const gitConfig = join(dirname(folder), "gitconfig");
	await access(gitConfig);
	await appendFile(gitConfig, `[trace2]\n\teventTarget = ${trace}\n`);
}
