// Tables in Markdown, and what must be reached.
const outcomes = { met: 0, missed: [] };

export function table(title, head, rows) {
    console.log(`\n## ${title}\n`);
    const cells = [head, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
    const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length), 3));
    const line = (row) => '| ' + row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ') + ' |';
    console.log(line(cells[0]));
    console.log('|' + widths.map((width, i) => (i ? '-'.repeat(width + 1) + ':' : '-'.repeat(width + 2))).join('|') + '|');
    for (const row of cells.slice(1))
        console.log(line(row));
}

/// Three digits that matter.
export function number(value) {
    if (!Number.isFinite(value))
        return '-';
    return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}

export const times = (value) => (Number.isFinite(value) ? number(value) + '×' : '-');

function judged(name, value, ok) {
    if (!Number.isFinite(value))
        return '-';
    if (ok)
        ++outcomes.met;
    else
        outcomes.missed.push(name);
    return ok ? 'met' : 'MISSED';
}

/// Two cells: what `value` has to be at least, and whether it is. `goal` is { need, aim } or nothing.
export function atLeast(name, value, goal) {
    if (!goal)
        return ['', ''];
    return [`need ${goal.need}×` + (goal.aim ? `, aim ${goal.aim}×` : ''), judged(name, value, value >= goal.need)];
}

/// The same for what must not be more.
export function atMost(name, value, goal, unit) {
    if (!goal)
        return ['', ''];
    return [`≤ ${goal.need} ${unit}` + (goal.aim ? `, aim ${goal.aim}` : ''), judged(name, value, value <= goal.need)];
}

export function summary() {
    const { met, missed } = outcomes;
    console.log(`\n${met} targets met, ${missed.length} missed${missed.length ? ': ' + missed.join(', ') : ''}`);
}

export function median(values) {
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    return sorted.length ? sorted[sorted.length >> 1] : NaN;
}
