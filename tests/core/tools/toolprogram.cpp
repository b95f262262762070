// A program as a tool: tst_commandcall starts it. The first argument says what it does.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <string>
#include <unistd.h>

extern char **environ;

int main(int argc, char **argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "echo") { // what came on standard input, and the further arguments
        std::cout << std::string(std::istreambuf_iterator<char>(std::cin), {});
        for (int i = 2; i < argc; ++i)
            std::cout << '[' << argv[i] << "]\n";
    } else if (what == "environment") {
        for (char **variable = environ; *variable; ++variable)
            std::cout << *variable << '\n';
    } else if (what == "folder") {
        char path[4096];
        std::cout << (getcwd(path, sizeof path) ? path : "?") << '\n';
    } else if (what == "fail") {
        std::cerr << "no such ticket\n";
        return 3;
    } else if (what == "crash") {
        std::abort();
    } else if (what == "hang") {
        std::cerr << "thinking" << std::endl;
        std::cout << "child " << getpid() << std::endl;
        for (;;)
            pause();
    } else if (what == "family") { // leaves a child that never ends and holds the pipes
        const pid_t child = fork();
        if (child == 0) {
            for (;;)
                pause();
        }
        std::cout << child << std::endl;
    } else if (what == "flood") {
        const std::string line(1024, 'x');
        for (;;)
            std::puts(line.c_str());
    } else if (what == "complain") { // much to say beside a small result
        const std::string line(1000, 'e');
        for (int i = 0; i < 1000; ++i)
            std::cerr << line << '\n';
        std::cerr << "the end";
        std::cout << "fine";
    } else if (what == "deaf") { // does not read what it is given
        close(0);
        std::cout << "fine";
    }
    return 0;
}
