from markdown.extensions import Extension
class E_(Extension):
    def extendMarkdown(self, md): pass
def makeExtension(**k): return E_(**k)
