// Read by the editor bench inside the extension host: collects how long each of Tacit's slices took, in milliseconds, and
// which of them the host's garbage collector held up.
const { PerformanceObserver } = require("node:perf_hooks");

const slices = [];
const collections = [];
new PerformanceObserver((list) => {
	for (const { name, startTime, duration } of list.getEntries())
		if (name === "tacit.slice") slices.push({ startTime, duration });
}).observe({ entryTypes: ["measure"] });
new PerformanceObserver((list) => {
	for (const { startTime, duration } of list.getEntries())
		collections.push({ startTime, duration });
}).observe({ entryTypes: ["gc"] });

const isCollected = (slice) =>
	collections.some(
		({ startTime, duration }) =>
			startTime < slice.startTime + slice.duration &&
			startTime + duration > slice.startTime,
	);

exports.extra = async () => ({
	slices: slices.map((slice) => ({
		ms: slice.duration,
		isCollected: isCollected(slice),
	})),
});
