package fangkong.benchmarks.report;

/**
 * What a benchmark is about, in words.
 *
 * @param name of the command and of its page and plot
 * @param heading of the page
 * @param doing what takes time, after "to"
 * @param counted what grows: check-ins, people
 * @param title of the plot
 * @param question what is asked of everybody, on what, and how it is timed; paragraphs of Markdown
 */
public record Subject(
    String name, String heading, String doing, String counted, String title, String question) {}
