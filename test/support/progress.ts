/** Receives one line, without line end, each time a long step has something to say to the person waiting for it. */
export type Progress = (line: string) => void;

/** Prints each line to standard output, indented below the heading of the stage it belongs to. */
export const printProgress: Progress = (line) => {
	process.stdout.write(`  ${line}\n`);
};
