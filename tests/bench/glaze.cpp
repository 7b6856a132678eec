// glaze.cpp - Glaze as two contenders, with strings that own their text and with views; see glaze.h.
#include "glaze.h"

#include "contender.h"

namespace
{

// What all of them need: the kind of a set's documents.
class Typed : public Contender
{
  public:
    Typed(const char *what, Work work, bool views)
        : Contender(std::string("Glaze ") + what + (views ? " (string_view)" : " (string)"), work),
          views_(views)
    {
    }

    bool begin(const Set &set) override
    {
        set_ = &set;
        kind_ = glaze_kind_of(set.name.c_str(), views_);
        return kind_;
    }

  protected:
    // A new value of that kind with what a document says; NULL: it does not fit.
    void *read(std::size_t i) const
    {
        std::string_view text = set_->documents[i];
        void *value = kind_->make();
        if (kind_->read(value, text.data(), text.size()))
            return value;
        kind_->release(value);
        return nullptr;
    }

    const Set *set_ = nullptr;
    const glaze_kind *kind_ = nullptr;

  private:
    bool views_;
};

class Reader : public Typed
{
  public:
    explicit Reader(bool views) : Typed("read", Work::read, views)
    {
    }

    bool run(std::size_t i) override
    {
        void *value = read(i);
        if (value)
            kind_->release(value);
        return value != nullptr;
    }
};

class Writer : public Typed
{
  public:
    explicit Writer(bool views) : Typed("write", Work::write, views)
    {
    }
    ~Writer() override
    {
        release();
    }

    bool begin(const Set &set) override
    {
        if (!Typed::begin(set))
            return false;
        for (std::size_t i = 0; i < set.documents.size(); i++)
            values_.push_back(read(i));
        return true;
    }

    bool run(std::size_t i) override
    {
        return values_[i] && kind_->write(values_[i]);
    }

    void end() override
    {
        release();
    }

  private:
    void release()
    {
        for (void *value : values_)
            if (value)
                kind_->release(value);
        values_.clear();
    }

    std::vector<void *> values_;
};

} // namespace

void add_glaze(Contenders &all)
{
    for (bool views : {false, true}) {
        all.push_back(std::make_unique<Reader>(views));
        all.push_back(std::make_unique<Writer>(views));
    }
}
